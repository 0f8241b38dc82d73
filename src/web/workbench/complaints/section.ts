/** Address of the menu entry that the pages of complaints belong to. */
export const section = '/workbench/complaints';

/** Address of a complaint, or of a page below it. */
export const complaintHref = (caseId: string, below = ''): string =>
  `${section}/${encodeURIComponent(caseId)}${below === '' ? '' : `/${below}`}`;
