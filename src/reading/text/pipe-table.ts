/** Tables drawn with `|`: which lines form one, and their cells. */

/** A run of lines `[from, to)` (0-based) with pipes; `rows` is empty when they do not form one table. */
export interface PipeRun {
  readonly from: number;
  readonly to: number;
  readonly rows: readonly PipeRow[];
}

export interface PipeRow {
  /** 0-based line of the row. */
  readonly line: number;
  /** Text between the pipes, trimmed. */
  readonly cells: readonly string[];
}

function countPipes(line: string): number {
  let count = 0;
  for (let at = line.indexOf('|'); at >= 0; at = line.indexOf('|', at + 1)) count++;
  return count;
}

/** True for the `|---|:--:|` line below a Markdown header row; lone dashes are data (`| - | - |`). */
export function isSeparatorRow(line: string): boolean {
  if (!line.includes('|')) return false;
  for (let i = 0; i < line.length; i++) {
    const code = line.charCodeAt(i);
    if (code !== 0x2d && code !== 0x7c && code !== 0x3a && code !== 0x20 && code !== 0x09) return false;
  }
  return line.includes('---') || line.includes(':-') || line.includes('-:');
}

/**
 * The run of lines with pipes that starts at line `from`, and its rows if it is a table: at least `leastPipes`
 * pipes in each of two or more consecutive lines. With a separator row below its first line the rows may differ in
 * length; without one every row must have as many cells as the first, and half of the rows (two at least) must
 * have content. Anything else stays text: a row whose empty cells were lost would put its numbers into wrong
 * columns. Undefined where no run starts.
 */
export function pipeRunAt(lines: readonly string[], from: number, leastPipes: number): PipeRun | undefined {
  const separated = from + 1 < lines.length && isSeparatorRow(lines[from + 1]!) && lines[from]!.includes('|');
  const least = separated ? 1 : leastPipes;
  const printed: number[] = [];
  let to = from;
  for (; to < lines.length && countPipes(lines[to]!) >= least; to++) {
    if (!isSeparatorRow(lines[to]!)) printed.push(to);
    else if (!separated && to > from) {
      printed.pop();
      to--;
      break;
    }
  }
  if (to === from) return undefined;

  const leading = printed.every((line) => lines[line]!.trimStart().startsWith('|'));
  const trailing = printed.every((line) => lines[line]!.trimEnd().endsWith('|'));
  const rows = printed.map((line) => ({ line, cells: splitRow(lines[line]!, leading, trailing) }));
  return { from, to, rows: (separated ? rows.length > 0 : isEven(rows)) ? rows : [] };
}

/** True for two or more rows of the same length, of which half (two at least) have content. */
function isEven(rows: readonly PipeRow[]): boolean {
  const width = rows[0]?.cells.length ?? 0;
  const filled = rows.filter((row) => row.cells.some((cell) => cell !== '')).length;
  const even = rows.every((row) => row.cells.length === width);
  return even && width > 1 && filled >= 2 && filled * 2 >= rows.length;
}

/** The cells of a row; an escaped pipe (`\|`) belongs to its cell. */
function splitRow(line: string, leading: boolean, trailing: boolean): string[] {
  const pieces = line.split('|');
  if (line.includes('\\|'))
    for (let i = pieces.length - 2; i >= 0; i--)
      if (pieces[i]!.endsWith('\\')) pieces.splice(i, 2, `${pieces[i]!.slice(0, -1)}|${pieces[i + 1]}`);
  if (leading) pieces.shift();
  if (trailing && pieces.length > 1) pieces.pop();
  return pieces.map((piece) => piece.trim());
}
