/** What is given to a person who asks for their personal data (《个人信息保护法》第四十五条): neutral, before any file format. */
import type { Passage } from './privacy-rules.ts';

/** One table of it. */
export interface SubjectSection {
  readonly title: string;
  /** A sentence under the title; '' for none. */
  readonly note: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

export interface SubjectDocument {
  readonly title: string;
  /** Name of the county. */
  readonly place: string;
  /** In the county's time, in words. */
  readonly madeAt: string;
  /** Who asked, how identity was checked, why; names and values. */
  readonly request: readonly (readonly [name: string, value: string])[];
  readonly basis: readonly Passage[];
  readonly sections: readonly SubjectSection[];
  readonly rights: readonly Passage[];
}

/** The document as data: sections with one object per row. */
export function subjectData(document: SubjectDocument): unknown {
  return {
    ...document,
    request: Object.fromEntries(document.request),
    sections: document.sections.map(({ title, note, columns, rows }) => ({
      title,
      ...(note === '' ? {} : { note }),
      items: rows.map((row) =>
        Object.fromEntries(columns.map((column, place) => [column, row[place] ?? ''])),
      ),
    })),
  };
}
