/** Plain text and Markdown as pages: one text block per line of the file, pipe tables as grids. */
import type { Block, GridBlock, GridCell, ReadingResult } from '../../domain/pages/page.ts';
import type { ReadingLimits } from '../limits.ts';
import { failure, problems } from '../problems.ts';
import type { DecodedText } from './decode.ts';
import { embeddedTable } from './embedded-table.ts';
import { splitLines } from './lines.ts';
import { plainCell, plainLine } from './markdown.ts';
import { isSeparatorRow, type PipeRun, pipeRunAt } from './pipe-table.ts';

/** Pipes per line from which consecutive lines can be a table. */
const LEAST_PIPES = { markdown: 2, txt: 3 };

/**
 * Reads decoded text. It is Markdown when its name says so or a `|---|` row stands in it. Problems:
 * `too-many-cells`.
 */
export function readLines(decoded: DecodedText, name: string, limits: ReadingLimits): ReadingResult {
  const { text, encoding } = decoded;
  const lines = splitLines(text);
  const piped = text.includes('|');
  const tagged = text.includes('<table') || text.includes('<TABLE');
  const markdown = /\.(?:md|markdown)$/i.test(name) || (piped && lines.some(isSeparatorRow));
  const format = markdown ? 'markdown' : 'txt';
  const blocks: Block[] = [];
  let cells = 0;
  let tables = 0;

  for (let index = 0; index < lines.length; ) {
    const line = lines[index]!;
    const run = piped && line.includes('|') ? pipeRunAt(lines, index, LEAST_PIPES[format]) : undefined;
    const found =
      run !== undefined
        ? { to: run.to, blocks: run.rows.length > 0 ? [pipeGrid(run, tables, markdown)] : undefined }
        : tagged && line.includes('<')
          ? embeddedTable(lines, index, tables, limits)
          : undefined;
    if (found !== undefined && 'code' in found) return failure(found);
    if (found?.blocks !== undefined) {
      for (const block of found.blocks) {
        if (block.kind === 'grid') cells += block.rowCount * block.columnCount;
        if (block.kind === 'grid') tables++;
        blocks.push(block);
      }
      if (cells > limits.cells) return failure(problems.tooManyCells);
      index = found.to;
      continue;
    }
    const to = found?.to ?? index + 1;
    while (index < to) {
      const text = lines[index++]!;
      blocks.push({ kind: 'text', text: markdown ? plainLine(text) : text, place: { line: index } });
    }
  }
  return { ok: true, pages: { format, encoding, blocks, lines } };
}

function pipeGrid(run: PipeRun, number: number, markdown: boolean): GridBlock {
  const cells: GridCell[] = [];
  let columnCount = 0;
  run.rows.forEach(({ line, cells: texts }, row) => {
    columnCount = Math.max(columnCount, texts.length);
    texts.forEach((text, column) => {
      const place = { line: line + 1, table: number, row, column };
      cells.push({ text: markdown ? plainCell(text) : text, row, column, rowSpan: 1, columnSpan: 1, place });
    });
  });
  const place = { line: run.from + 1, table: number };
  return { kind: 'grid', rowCount: run.rows.length, columnCount, cells, place };
}
