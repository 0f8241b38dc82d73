/**
 * The text that stays, laid unseen over the pictures of pages, so that it can be searched, copied and read aloud. Its type has
 * no strokes at all; what each code stands for is in the file's own table.
 */
import { type PDFDocument, PDFName, type PDFRef } from 'pdf-lib';
import type { Glyph } from './glyph.ts';

export interface UnseenText {
  /** Drawing operations that lay the glyphs over a page of that height. */
  operations(glyphs: readonly Glyph[], pageHeight: number): string;
  /** The fonts used so far, by name; their objects are filled in by {@link finish}. */
  fonts(): ReadonlyMap<string, PDFRef>;
  /** Writes the fonts. Nothing may be laid afterwards. */
  finish(): void;
}

const CODES = 255;

/** For one document. */
export function unseenText(document: PDFDocument): UnseenText {
  const { context } = document;
  const codes = new Map<string, number>();
  const refs = new Map<string, PDFRef>();
  const codeOf = (text: string): { readonly font: string; readonly code: number } => {
    let at = codes.get(text);
    if (at === undefined) {
      at = codes.size;
      codes.set(text, at);
    }
    const font = `T${Math.floor(at / CODES)}`;
    if (!refs.has(font)) refs.set(font, context.nextRef());
    return { font, code: (at % CODES) + 1 };
  };
  return {
    operations(glyphs, pageHeight) {
      const shown = runsOf(glyphs).map((run) => runOperations(run, pageHeight, codeOf));
      return shown.length === 0 ? '' : `BT\n3 Tr\n${shown.join('')}ET\n`;
    },
    fonts: () => refs,
    finish() {
      const empty = context.register(context.flateStream('1000 0 d0'));
      const entries = [...codes];
      for (const [name, ref] of refs) {
        const own = entries.filter(([, at]) => `T${Math.floor(at / CODES)}` === name);
        const toUnicode = context.register(context.flateStream(unicodeMap(own)));
        const names = own.map((_, at) => PDFName.of(`g${at + 1}`));
        context.assign(
          ref,
          context.obj({
            Type: 'Font',
            Subtype: 'Type3',
            FontBBox: [0, 0, 1000, 1000],
            FontMatrix: [0.001, 0, 0, 0.001, 0, 0],
            FirstChar: 1,
            LastChar: own.length,
            Widths: own.map(() => 1000),
            CharProcs: Object.fromEntries(own.map((_, at) => [`g${at + 1}`, empty])),
            Encoding: { Type: 'Encoding', Differences: [1, ...names] },
            Resources: {},
            ToUnicode: toUnicode,
          }),
        );
      }
    },
  };
}

/** Upright neighbours of one size on one line. */
function runsOf(glyphs: readonly Glyph[]): Glyph[][] {
  const runs: Glyph[][] = [];
  for (const glyph of glyphs) {
    if (!glyph.upright || glyph.text === '' || glyph.width <= 0) continue;
    const run = runs.at(-1);
    const before = run?.at(-1);
    const gap = before === undefined ? 0 : glyph.x - (before.x + before.width);
    const joins =
      before !== undefined &&
      Math.abs(before.baseline - glyph.baseline) < 0.1 * glyph.size &&
      Math.abs(before.size - glyph.size) < 0.1 * glyph.size &&
      gap > -0.5 * glyph.size &&
      gap < 0.5 * glyph.size;
    if (run !== undefined && joins) run.push(glyph);
    else runs.push([glyph]);
  }
  return runs;
}

function runOperations(
  run: readonly Glyph[],
  pageHeight: number,
  codeOf: (text: string) => { readonly font: string; readonly code: number },
): string {
  const [first] = run;
  const last = run.at(-1);
  if (first === undefined || last === undefined) return '';
  const size = Math.max(1, first.size);
  const stretch = ((last.x + last.width - first.x) / (run.length * size)) * 100;
  let operations = `${number(stretch)} Tz 1 0 0 1 ${number(first.x)} ${number(pageHeight - first.baseline)} Tm\n`;
  let font = '';
  let codes = '';
  const flush = () => {
    if (codes !== '') operations += `/${font} ${number(size)} Tf <${codes}> Tj\n`;
    codes = '';
  };
  for (const glyph of run) {
    const placed = codeOf(glyph.text);
    if (placed.font !== font) flush();
    font = placed.font;
    codes += placed.code.toString(16).padStart(2, '0');
  }
  flush();
  return operations;
}

const number = (value: number): string => value.toFixed(2);

function unicodeMap(entries: readonly (readonly [string, number])[]): string {
  const lines = entries.map(([text], at) => {
    const code = (at + 1).toString(16).padStart(2, '0');
    return `<${code}> <${Buffer.from(text, 'utf16le').swap16().toString('hex')}>`;
  });
  const blocks: string[] = [];
  for (let from = 0; from < lines.length; from += 100) {
    const block = lines.slice(from, from + 100);
    blocks.push(`${block.length} beginbfchar\n${block.join('\n')}\nendbfchar`);
  }
  return [
    '/CIDInit /ProcSet findresource begin 12 dict begin begincmap',
    '/CMapName /Unseen def /CMapType 2 def',
    '1 begincodespacerange <00> <ff> endcodespacerange',
    ...blocks,
    'endcmap CMapName currentdict /CMap defineresource pop end end',
  ].join('\n');
}
