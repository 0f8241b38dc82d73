/** The folded spellings under which the rows of a form are looked for. */
import { fold } from '../../text/fold.ts';
import type { FormRow, FormTable, ReportFormat } from '../format.ts';

export interface RowLabels {
  readonly table: FormTable;
  readonly row: FormRow;
  /** Folded spellings, longest first. */
  readonly spellings: readonly string[];
  /** How many numbers the form prints in this row. */
  readonly width: number;
}

const enumerator =
  /^(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十\d]+[)）]|\d+[.．、]|其中[：:])\s*/;
const trailingNote = /[（(][^（()）]*[）)]$/;

function spellingsOf(label: string): string[] {
  const bare = label.replace(enumerator, '');
  const all = [label, bare, label.replace(trailingNote, ''), bare.replace(trailingNote, '')];
  return all.map(fold).filter((text) => text !== '');
}

/** Every row of every matrix or list table of a form, in printed order. */
export function rowLabels(format: ReportFormat): readonly RowLabels[] {
  const known = cache.get(format);
  if (known !== undefined) return known;
  const rows: RowLabels[] = [];
  for (const table of format.tables) {
    if (table.layout === 'single-row') continue;
    for (const row of table.rows) {
      const spellings = [...new Set([row.label, ...row.aliases].flatMap(spellingsOf))];
      spellings.sort((a, b) => b.length - a.length);
      rows.push({ table, row, spellings, width: row.header ? 0 : table.columns.length });
    }
  }
  cache.set(format, rows);
  return rows;
}

const cache = new WeakMap<ReportFormat, readonly RowLabels[]>();

/** Every spelling of some rows, once. */
export function allSpellings(rows: readonly RowLabels[]): readonly string[] {
  const known = spellings.get(rows);
  if (known !== undefined) return known;
  const all = [...new Set(rows.flatMap((row) => row.spellings))];
  spellings.set(rows, all);
  return all;
}

const spellings = new WeakMap<readonly RowLabels[], readonly string[]>();
