/** The search box: for reports, or for everything that is public. */

export interface SearchBoxProps {
  readonly value?: string;
  readonly label: string;
  /** Where it leads; the archive of reports unless told. */
  readonly everything?: true;
}

/** Works without script: a GET. */
export function SearchBox({ value, label, everything }: SearchBoxProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: browsers of 2020 do not know the search element
    <form class="search" action={everything ? '/search' : '/reports'} method="get" role="search">
      <input
        type="search"
        name="q"
        aria-label={label}
        placeholder={everything ? '如 征地补偿；句容 2019' : '地区、年份，如 句容 2019'}
        value={value}
        maxLength={60}
      />
      <button type="submit">{everything ? '搜索' : '查年报'}</button>
    </form>
  );
}
