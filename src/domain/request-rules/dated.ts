/** Days on which a rule holds, half-open, with the article that it stands on. */
export interface Dated {
  readonly from: string;
  /** First day on which it no longer holds; null: open. */
  readonly until: string | null;
  /** Article, e.g. 《条例》第三十三条第二款. */
  readonly article: string;
}

/** Does it hold on this day (`YYYY-MM-DD`)? */
export function holdsOn({ from, until }: Pick<Dated, 'from' | 'until'>, day: string): boolean {
  return from <= day && (until === null || day < until);
}
