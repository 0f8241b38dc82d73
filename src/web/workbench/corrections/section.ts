/** Address of the menu entry that the pages of corrections belong to. */
export const section = '/workbench/corrections';

/** Address of a correction, or of a page below it. */
export const correctionHref = (caseId: string, below = ''): string =>
  `${section}/${encodeURIComponent(caseId)}${below === '' ? '' : `/${below}`}`;
