/** Tables in plain text, aligned where Chinese characters take two columns. */
import stringWidth from 'string-width';

export interface TextColumn {
  readonly heading: string;
  readonly align: 'left' | 'right';
}

function pad(text: string, width: number, align: 'left' | 'right'): string {
  const space = ' '.repeat(Math.max(0, width - stringWidth(text)));
  return align === 'left' ? text + space : space + text;
}

/**
 * Lays out rows under headings, two spaces between columns.
 * @returns one string per line: the headings first, then the rows
 */
export function textTable(columns: readonly TextColumn[], rows: readonly (readonly string[])[]): string[] {
  const lines = [columns.map((column) => column.heading), ...rows];
  const widths = columns.map((_, index) => Math.max(...lines.map((line) => stringWidth(line[index] ?? ''))));
  return lines.map((line) =>
    columns
      .map((column, index) => pad(line[index] ?? '', widths[index] ?? 0, column.align))
      .join('  ')
      .trimEnd(),
  );
}
