/** A person's data as a page that opens anywhere and prints well. */
import type { SubjectDocument } from '../../domain/personal-data/subject-document.ts';

/** The whole document as one HTML file without anything from outside. */
export type WriteSubjectPage = (document: SubjectDocument) => string;
