/** The search box for reports. */

export interface SearchBoxProps {
  readonly value?: string;
  readonly label: string;
}

/** Works without script: a GET to the archive. */
export function SearchBox({ value, label }: SearchBoxProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: browsers of 2020 do not know the search element
    <form class="search" action="/reports" method="get" role="search">
      <input
        type="search"
        name="q"
        aria-label={label}
        placeholder="地区、年份，如 句容 2019"
        value={value}
        maxLength={60}
      />
      <button type="submit">查年报</button>
    </form>
  );
}
