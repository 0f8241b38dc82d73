import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readPages } from './read-file.ts';
import { makeDocx, paragraph } from './test-files/make-zip.ts';

const codes = [
  'empty',
  'too-large',
  'unsupported-type',
  'encrypted',
  'damaged',
  'no-text-layer',
  'too-many-pages',
  'too-many-cells',
  'timeout',
];

async function expectAnswer(bytes: Uint8Array, name: string): Promise<void> {
  const result = await readPages(bytes, name);
  if (!result.ok) expect(codes).toContain(result.problem.code);
  else
    for (const block of result.pages.blocks) expect(result.pages.lines[block.place.line - 1]).toBeDefined();
}

const names = fc.constantFrom('a', 'a.txt', 'a.md', 'a.html', 'a.docx', 'a.pdf');

test('any bytes give pages or a problem, never an exception', async () => {
  const beginnings = ['', '<table><tr><td>', 'PK\u0003\u0004', '| a | b |\n', '%PDF-1.7\n'];
  const bytes = fc
    .tuple(fc.constantFrom(...beginnings), fc.uint8Array({ maxLength: 400 }))
    .map(([start, rest]) => Buffer.concat([Buffer.from(start), rest]));
  await fc.assert(fc.asyncProperty(bytes, names, expectAnswer), { numRuns: 200 });
}, 60_000);

test('any soup of tags gives tables whose cells do not overlap', async () => {
  const tag = fc.constantFrom(
    '<table>',
    '</table>',
    '<tr>',
    '</tr>',
    '<td>',
    '<td rowspan=3>',
    '<td colspan=2>',
    '<td rowspan=2 colspan=3>',
    '</td>',
    '<p>',
    '</div>',
    '<span style="display:none">',
    '字',
    '12',
    '|',
    '\n',
  );
  await fc.assert(
    fc.asyncProperty(fc.array(tag, { maxLength: 60 }), names, async (tags, name) => {
      const bytes = Buffer.from(`<p>${tags.join('')}`);
      await expectAnswer(bytes, name);
      const result = await readPages(bytes, name);
      for (const block of result.ok ? result.pages.blocks : []) {
        if (block.kind !== 'grid') continue;
        const taken = new Set<string>();
        for (const cell of block.cells)
          for (let row = cell.row; row < cell.row + cell.rowSpan; row++)
            for (let column = cell.column; column < cell.column + cell.columnSpan; column++) {
              expect(taken.has(`${row},${column}`)).toBe(false);
              expect(row < block.rowCount && column < block.columnCount).toBe(true);
              taken.add(`${row},${column}`);
            }
      }
    }),
    { numRuns: 300 },
  );
}, 60_000);

test('a document with any byte changed gives pages or a problem', async () => {
  const document = await makeDocx(paragraph('一、总体情况').repeat(20));
  const place = fc.tuple(fc.nat(document.length - 1), fc.nat(255));
  await fc.assert(
    fc.asyncProperty(place, async ([at, value]) => {
      const changed = Buffer.from(document);
      changed[at] = value;
      await expectAnswer(changed, 'a.docx');
    }),
    { numRuns: 200 },
  );
}, 60_000);
