/** What tests look at in a reading. */
import type { GridBlock, Pages, ReadingResult } from '../../domain/pages/page.ts';

/** The pages of a reading that must succeed. */
export function pagesOf(result: ReadingResult): Pages {
  if (!result.ok) throw new Error(`${result.problem.code}: ${result.problem.message}`);
  return result.pages;
}

/** The problem's code, or `ok`. */
export function outcomeOf(result: ReadingResult): string {
  return result.ok ? 'ok' : result.problem.code;
}

export function gridsOf(result: ReadingResult): GridBlock[] {
  return pagesOf(result).blocks.filter((block) => block.kind === 'grid');
}

export function textsOf(result: ReadingResult): string[] {
  return pagesOf(result).blocks.flatMap((block) => (block.kind === 'text' ? [block.text] : []));
}

/** Cells as `row,column,rowSpan,columnSpan text`; spans of one are left out. */
export function cellsOf(grid: GridBlock | undefined): string[] {
  return (grid?.cells ?? []).map(({ row, column, rowSpan, columnSpan, text }) => {
    const span = rowSpan === 1 && columnSpan === 1 ? '' : `+${rowSpan}x${columnSpan}`;
    return `${row},${column}${span} ${text}`;
  });
}

/** The bytes of a text in UTF-8. */
export function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
