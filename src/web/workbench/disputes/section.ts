/** Address of the menu entry that the pages of reviews and suits belong to. */
export const section = '/workbench/disputes';

/** Address of a dispute, or of a page below it. */
export const disputeHref = (disputeId: string, below = ''): string =>
  `${section}/${encodeURIComponent(disputeId)}${below === '' ? '' : `/${below}`}`;
