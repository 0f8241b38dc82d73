/** Page numbers below a list. */

export interface PagerProps {
  readonly page: number;
  readonly pages: number;
  /** Address of a page. */
  readonly href: (page: number) => string;
}

/** Previous, next and where one is; nothing for a single page. */
export function Pager({ page, pages, href }: PagerProps) {
  if (pages <= 1) return null;
  return (
    <nav class="pager" aria-label="翻页">
      {page > 1 ? (
        <a rel="prev" href={href(page - 1)}>
          上一页
        </a>
      ) : null}
      <span>
        第 {page} 页，共 {pages} 页
      </span>
      {page < pages ? (
        <a rel="next" href={href(page + 1)}>
          下一页
        </a>
      ) : null}
    </nav>
  );
}
