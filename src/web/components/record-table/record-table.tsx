/** Records in rows: a table where there is room, one card for each record on a phone. Styles: 13-records.css. */
import type { ComponentChild } from 'preact';
import { ScrollRegion } from '../scroll-region/scroll-region.tsx';

export interface RecordTableProps {
  /** What the rows are, for whoever does not see the table. */
  readonly label: string;
  /** Shown above the table where it says more than the page's heading; hidden otherwise. */
  readonly caption?: string;
  /** The first names the record; `number`: figures, which stand right in a table. */
  readonly heads: readonly (string | { readonly number: string })[];
  /** One cell for each head, the first of which is the row's heading; null: nothing to show, left out of a card. */
  readonly rows: readonly (readonly ComponentChild[])[];
}

const is = {
  table: { role: 'table' },
  rowgroup: { role: 'rowgroup' },
  row: { role: 'row' },
  columnheader: { role: 'columnheader' },
  rowheader: { role: 'rowheader' },
  cell: { role: 'cell' },
} as const;

/**
 * A card is the same table in another layout. Browsers forget what a table is when its layout changes, so the roles are
 * written out; each cell of a card carries its column's name.
 */
export function RecordTable({ label, caption, heads, rows }: RecordTableProps) {
  const columns = heads.map((head) =>
    typeof head === 'string' ? { text: head, kind: undefined } : { text: head.number, kind: 'number' },
  );
  return (
    <ScrollRegion label={label}>
      <table class="records" {...is.table}>
        <caption class={caption === undefined ? 'hidden' : undefined}>{caption ?? label}</caption>
        <thead {...is.rowgroup}>
          <tr {...is.row}>
            {columns.map(({ text, kind }) => (
              <th scope="col" {...is.columnheader} class={kind}>
                {text}
              </th>
            ))}
          </tr>
        </thead>
        <tbody {...is.rowgroup}>
          {rows.map(([first, ...others]) => (
            <tr {...is.row}>
              <th scope="row" {...is.rowheader}>
                {first}
              </th>
              {others.map((cell, index) => (
                <td {...is.cell} class={cell === null ? 'nothing' : columns[index + 1]!.kind}>
                  <span class="record-head" aria-hidden="true">
                    {columns[index + 1]!.text}
                  </span>
                  <div>{cell}</div>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
