/** Address of the menu entry that the pages of requests belong to. */
export const section = '/workbench/requests';

/** Address of a case, or of a page below it. */
export const caseHref = (requestId: string, below = ''): string =>
  `${section}/${encodeURIComponent(requestId)}${below === '' ? '' : `/${below}`}`;
