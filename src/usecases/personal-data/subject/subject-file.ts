/** A person's data as one file. */
import { type SubjectDocument, subjectData } from '../../../domain/personal-data/subject-document.ts';
import type { StaffDeps } from '../../staff-deps.ts';

/** `html` to read and print, `json` for programs. */
export type SubjectFormat = 'html' | 'json';

export interface SubjectFile {
  /** Without anything about the person. */
  readonly name: string;
  readonly type: string;
  readonly content: string;
  /** SM3 of the content in UTF-8: recorded, so that a copy can be compared later. */
  readonly digest: string;
}

/** Does this text name a format? */
export const isSubjectFormat = (text: string): text is SubjectFormat => text === 'html' || text === 'json';

/** The file of a document. */
export function subjectFile(
  deps: Pick<StaffDeps, 'secrets' | 'subjectPage' | 'clock'>,
  document: SubjectDocument,
  format: SubjectFormat,
): SubjectFile {
  const content =
    format === 'html' ? deps.subjectPage(document) : `${JSON.stringify(subjectData(document), null, 2)}\n`;
  const stamp = deps
    .clock()
    .toISOString()
    .replace(/[-:]|\..*/g, '');
  return {
    name: `personal-data-${stamp}.${format}`,
    type: format === 'html' ? 'text/html; charset=utf-8' : 'application/json; charset=utf-8',
    content,
    digest: deps.secrets.sm3(content),
  };
}
