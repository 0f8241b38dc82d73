/** Redaction of PDFs: what was marked is nowhere in the released file, and what was not marked still is. */
import { createCanvas, loadImage } from '@napi-rs/canvas';
import fc from 'fast-check';
import {
  degrees,
  PDFDocument,
  type PDFFont,
  PDFName,
  PDFOperator,
  type PDFPage,
  PDFString,
  rgb,
  StandardFonts,
} from 'pdf-lib';
import { renderPageAsImage } from 'unpdf';
import { describe, expect, it } from 'vitest';
import { openTypesetter } from '../../src/documents/letter/typesetter.ts';
import type { RedactedFile, RedactionMark } from '../../src/usecases/ports/documents.ts';
import { testDocuments as documents } from '../support/staff.ts';
import { aLetter } from './a-letter.ts';
import { extracted, extractedPages, leaks } from './leaks.ts';

const typesetter = await openTypesetter(null);
const FONT = '#set text(font: ("Noto Serif SC",), size: 14pt)\n';
/** A PDF from the setter's own language. */
const set = (template: string): Uint8Array => typesetter.set(FONT + template, null);

/** Words one after the other on small pages. */
const WORDS = `${FONT}#let d = json(bytes(sys.inputs.d))
#set page(width: d.width * 1pt, height: 160pt, margin: 20pt)
#d.texts.map(each => each + "。").join("")`;

async function redacted(
  bytes: Uint8Array,
  marks: readonly RedactionMark[],
  name = '文件.pdf',
): Promise<RedactedFile> {
  const result = await documents.redact(bytes, name, marks);
  if (!result.ok) throw new Error(result.problems[0].message);
  return result.value;
}

const mark = (text: string, occurrence?: number): RedactionMark =>
  occurrence === undefined ? { kind: 'text', text } : { kind: 'text', text, occurrence };

/** Share of a rectangle of a page (points) that is black. */
async function blackness(
  pdf: Uint8Array,
  page: number,
  [x, y, w, h]: readonly [number, number, number, number],
) {
  const scale = 2;
  const png = await renderPageAsImage(new Uint8Array(pdf), page, {
    scale,
    canvasImport: () => import('@napi-rs/canvas'),
  });
  const image = await loadImage(Buffer.from(png));
  const canvas = createCanvas(image.width, image.height);
  const context = canvas.getContext('2d');
  context.drawImage(image, 0, 0);
  const { data } = context.getImageData(x * scale, y * scale, Math.max(1, w * scale), Math.max(1, h * scale));
  let black = 0;
  for (let at = 0; at < data.length; at += 4) if (data[at]! + data[at + 1]! + data[at + 2]! < 60) black++;
  return black / (data.length / 4);
}

describe('text of a PDF', () => {
  it('is listed with the places where it stands', async () => {
    const result = await documents.redactionPages(await documents.letterPdf(aLetter), 'a.pdf');
    if (!result.ok) throw new Error(result.problems[0].message);
    const { pages, hasText, format } = result.value;
    expect({ format, hasText }).toEqual({ format: 'pdf', hasText: true });
    const line = pages[0]!.lines.find(({ text }) => text.includes('张某某'))!;
    expect(line.x).toBeGreaterThan(70);
    expect(line.y).toBeGreaterThan(300);
    expect(line.x + line.width).toBeLessThan(pages[0]!.width);
    const one = await redacted(await documents.letterPdf(aLetter), [
      { kind: 'area', page: 1, x: line.x, y: line.y, width: line.width, height: line.height },
    ]);
    expect((await extractedPages(one.bytes))[0]).not.toContain('张某某');
  });

  it('is burnt out wherever it stands, and what stays can still be found', async () => {
    const pdf = await documents.letterPdf({ ...aLetter, title: '关于张某某申请的答复' });
    const before = await extractedPages(pdf);
    const { bytes, places, pages, fileName } = await redacted(
      pdf,
      [mark('张某某'), mark('2026年 4月9日')],
      '答复张某某.pdf',
    );
    expect({ places, pages }).toEqual({ places: 3, pages: before.length });
    expect(fileName).toBe('文件.pdf');
    for (const text of ['张某某', '2026年4月9日']) expect(await leaks(bytes, text)).toBe(false);
    const left = await extracted(bytes);
    for (const text of ['青自然资告〔2026〕37号', '本机关于2026年3月12日收到你的政府信息公开申请。', '—1—'])
      expect(left).toContain(text);
  });

  it('may leave its own characters on both sides of what was burnt out', async () => {
    const { bytes } = await redacted(set('甲甲乙乙，1122。'), [mark('甲乙'), mark('12')]);
    expect(await extracted(bytes)).toBe('甲█乙，1█2。');
  });

  it('leaves other places alone when one is chosen', async () => {
    const pdf = set('甲乙甲乙甲乙，甲乙。');
    const { bytes, places } = await redacted(pdf, [mark('甲乙', 2)]);
    expect(places).toBe(1);
    expect(await extracted(bytes)).toBe('甲乙█甲乙，甲乙。');
  });

  it('is found over line ends, in columns and table cells, and over page ends', async () => {
    const pdf = set(
      `#set page(width: 200pt, height: 200pt, margin: 20pt)\n#set par(justify: false)\n` +
        `#box(width: 58pt)[一二三欧阳修远四五]\n#table(columns: (44pt, 1fr), [甲欧阳修远], [另一格的文字很长很长很长])\n` +
        `#pagebreak()\n#v(1fr)\n末行的欧阳#pagebreak()修远在下一页的第一行。`,
    );
    const { bytes, places } = await redacted(pdf, [mark('欧阳修远')]);
    expect(places).toBe(3);
    const pages = await extractedPages(bytes);
    expect(pages.join('')).not.toMatch(/[欧阳修远]/);
    expect(pages.join('')).toContain('另一格的文字');
    expect(pages.at(-1)).toContain('在下一页的第一行');
  });

  it('is found however it was drawn', async () => {
    const document = await PDFDocument.create();
    const font = await document.embedFont(StandardFonts.Helvetica);
    const page = document.addPage([400, 400]);
    // Each character by itself; bold by overprinting; turned; letter by letter from right to left.
    [...'OUYANG'].forEach((letter, at) => {
      page.drawText(letter, { x: 40 + at * 12, y: 350, size: 14, font });
    });
    for (const shift of [0, 0.4]) page.drawText('OUYANG', { x: 40 + shift, y: 300, size: 14, font });
    page.drawText('OUYANG', { x: 300, y: 60, size: 14, font, rotate: degrees(90) });
    [...'OUYANG'].reverse().forEach((letter, at) => {
      page.drawText(letter, { x: 40 + (5 - at) * 12, y: 250, size: 14, font });
    });
    page.drawText('STAYS HERE', { x: 40, y: 200, size: 14, font });
    const { bytes } = await redacted(await document.save(), [mark('OUYANG')]);
    expect(await leaks(bytes, 'OUYANG')).toBe(false);
    expect(await extracted(bytes)).toMatch(/^█+STAYSHERE$/);
    expect(await blackness(bytes, 1, [42, 290 - 200, 60, 8])).toBeGreaterThan(0.9);
    expect(await blackness(bytes, 1, [293, 300, 6, 30])).toBeGreaterThan(0.9);
  });

  it('is compared without full width, dashes and middle dots', async () => {
    const { bytes } = await redacted(set('电话０３７１—１２３４，买买提·吐尔逊。'), [
      mark('0371-1234'),
      mark('买买提•吐尔逊'),
    ]);
    expect(await extracted(bytes)).toBe('电话█，█。');
  });
});

describe('what does not show', () => {
  const NAME = 'ZHANGSANFENG';

  async function trapped(
    draw: (page: PDFPage, font: PDFFont, document: PDFDocument) => void | Promise<void>,
  ) {
    const document = await PDFDocument.create();
    const font = await document.embedFont(StandardFonts.Helvetica);
    const page = document.addPage([400, 400]);
    page.drawText('Visible line', { x: 40, y: 350, size: 14, font });
    await draw(page, font, document);
    return document.save({ useObjectStreams: false });
  }

  const traps: readonly (readonly [string, () => Promise<Uint8Array>])[] = [
    [
      'author, title and XMP',
      () =>
        trapped((_page, _font, document) => {
          document.setAuthor(NAME);
          document.setTitle(`About ${NAME}`);
          const xmp = document.context.stream(`<x:xmpmeta><dc:creator>${NAME}</dc:creator></x:xmpmeta>`, {
            Type: 'Metadata',
            Subtype: 'XML',
          });
          document.catalog.set(PDFName.of('Metadata'), document.context.register(xmp));
        }),
    ],
    [
      'an embedded file',
      () =>
        trapped(async (_page, _font, document) => {
          await document.attach(Buffer.from(`salary of ${NAME}`), `${NAME}.txt`);
        }),
    ],
    [
      'a comment',
      () =>
        trapped((page, _font, document) => {
          const comment = document.context.obj({
            Type: 'Annot',
            Subtype: 'Text',
            Rect: [200, 200, 220, 220],
            Contents: PDFString.of(`ask ${NAME}`),
            T: PDFString.of(NAME),
          });
          page.node.set(PDFName.of('Annots'), document.context.obj([document.context.register(comment)]));
        }),
    ],
    [
      'what an earlier version left behind',
      async () =>
        Buffer.concat([
          await trapped((_page, _font, document) => {
            document.context.register(document.context.stream(`BT (${NAME}) Tj ET`));
          }),
          Buffer.from(`\n% ${NAME}\n`),
        ]),
    ],
    [
      'text under a black rectangle',
      () =>
        trapped((page, font) => {
          page.drawText(NAME, { x: 40, y: 300, size: 14, font });
          page.drawRectangle({ x: 30, y: 290, width: 200, height: 30, color: rgb(0, 0, 0) });
        }),
    ],
    [
      'text under a black rectangle no larger than its letters',
      () =>
        trapped((page, font) => {
          page.drawText(NAME, { x: 40, y: 300, size: 14, font });
          page.drawRectangle({ x: 40, y: 300, width: 120, height: 10, color: rgb(0, 0, 0) });
        }),
    ],
    [
      'text under a white rectangle with another text on it',
      () =>
        trapped((page, font) => {
          page.drawText(NAME, { x: 40, y: 300, size: 14, font });
          page.drawRectangle({ x: 40, y: 298, width: 130, height: 14, color: rgb(1, 1, 1) });
          page.drawText('XXXXXXXXXXXX', { x: 40, y: 300, size: 14, font });
        }),
    ],
    [
      'white text',
      () =>
        trapped((page, font) => page.drawText(NAME, { x: 40, y: 300, size: 14, font, color: rgb(1, 1, 1) })),
    ],
    [
      'text outside the page',
      () => trapped((page, font) => page.drawText(NAME, { x: 40, y: 900, size: 14, font })),
    ],
    [
      'a layer that is switched off',
      () =>
        trapped((page, font, document) => {
          const layer = document.context.register(
            document.context.obj({ Type: 'OCG', Name: PDFString.of('draft') }),
          );
          document.catalog.set(
            PDFName.of('OCProperties'),
            document.context.obj({ OCGs: [layer], D: { OFF: [layer], Order: [layer] } }),
          );
          page.node
            .normalizedEntries()
            .Resources.set(PDFName.of('Properties'), document.context.obj({ L0: layer }));
          page.pushOperators(PDFOperator.of('BDC' as never, [PDFName.of('OC'), PDFName.of('L0')]));
          page.drawText(NAME, { x: 40, y: 300, size: 14, font });
          page.pushOperators(PDFOperator.of('EMC' as never));
        }),
    ],
    [
      'words beside the marked content',
      () =>
        trapped((page, _font, document) => {
          page.node.addContentStream(
            document.context.register(document.context.stream(`/Span <</ActualText (${NAME})>> BDC EMC`)),
          );
        }),
    ],
    [
      'a form that is listed and never painted',
      () =>
        trapped((page, _font, document) => {
          const form = document.context.register(
            document.context.stream(`BT (${NAME}) Tj ET`, {
              Type: 'XObject',
              Subtype: 'Form',
              BBox: [0, 0, 9, 9],
            }),
          );
          page.node.newXObject('Ghost', form);
        }),
    ],
    [
      'a page script',
      () =>
        trapped((_page, _font, document) => {
          document.addJavaScript('hello', `app.alert("${NAME}")`);
        }),
    ],
  ];

  it.each(traps)('%s: goes when something else is redacted', async (_what, make) => {
    const { bytes } = await redacted(await make(), [mark('Visible')]);
    expect(await leaks(bytes, NAME)).toBe(false);
    expect(await extracted(bytes)).toMatch(/^█line(?:X+)?$/);
  });

  it.each(traps)('%s: goes when the file is cleaned', async (_what, make) => {
    const pdf = await make();
    expect(await leaks(pdf, NAME)).toBe(true);
    const result = await documents.clean(pdf, 'a.pdf');
    if (!result.ok) throw new Error(result.problems[0].message);
    expect(await leaks(result.value.bytes, NAME)).toBe(false);
    expect(await extracted(result.value.bytes)).toContain('Visibleline');
    expect(result.value.removed).toContain('作者、标题、软件等文件属性已删除。');
  });

  it('what was marked with a translucent pen can be seen and stays', async () => {
    const pdf = await trapped((page, font) => {
      page.drawText('Marked yellow', { x: 40, y: 300, size: 14, font });
      page.drawRectangle({ x: 38, y: 296, width: 130, height: 18, color: rgb(1, 1, 0), opacity: 0.4 });
    });
    const { bytes } = await redacted(pdf, [mark('Visible')]);
    expect(await extracted(bytes)).toBe('█lineMarkedyellow');
  });

  it('a plain file is copied with its type, not printed anew', async () => {
    const pdf = await documents.letterPdf(aLetter);
    const result = await documents.clean(pdf, 'a.pdf');
    if (!result.ok) throw new Error(result.problems[0].message);
    expect(result.value.removed).toEqual(['作者、标题、软件等文件属性已删除。']);
    expect(Buffer.from(result.value.bytes).includes('/Image')).toBe(false);
    expect(await extractedPages(result.value.bytes)).toEqual(await extractedPages(pdf));
  });
});

describe('areas and pages', () => {
  it('are burnt in, on turned pages too', async () => {
    const document = await PDFDocument.create();
    const font = await document.embedFont(StandardFonts.Helvetica);
    const page = document.addPage([400, 600]);
    page.drawText('TURNED', { x: 50, y: 500, size: 20, font });
    page.setRotation(degrees(90));
    const pdf = await document.save();
    const listed = await documents.redactionPages(pdf, 'a.pdf');
    if (!listed.ok) throw new Error('unread');
    expect(listed.value.pages[0]).toMatchObject({ width: 600, height: 400 });
    const { bytes } = await redacted(pdf, [mark('TURNED')]);
    // A point (50, 500) of the page lies at (500, 50) after a quarter turn to the right.
    expect(await blackness(bytes, 1, [501, 55, 8, 50])).toBeGreaterThan(0.9);
    const area = await redacted(pdf, [{ kind: 'area', page: 1, x: 480, y: 40, width: 60, height: 120 }]);
    expect(await extracted(area.bytes)).toBe('');
    expect(await blackness(area.bytes, 1, [482, 42, 56, 116])).toBe(1);
  });

  it('can be looked at while they are chosen', async () => {
    const pdf = set('甲页#pagebreak()乙页');
    const plain = await documents.pagePicture(pdf, 2, []);
    const black = await documents.pagePicture(pdf, 2, [{ kind: 'page', page: 2 }]);
    if (!plain.ok || !black.ok) throw new Error('no picture');
    const [first, second] = [
      await loadImage(Buffer.from(plain.value)),
      await loadImage(Buffer.from(black.value)),
    ];
    expect([first.width, first.height, second.width]).toEqual([794, 1123, 794]);
    expect(Buffer.from(plain.value).equals(Buffer.from(black.value))).toBe(false);
    expect(await documents.pagePicture(pdf, 3, [])).toMatchObject({
      ok: false,
      problems: [{ code: 'mark-outside' }],
    });
  });

  it('a whole page stays as a black page', async () => {
    const { bytes, pages } = await redacted(set('甲页#pagebreak()乙页'), [{ kind: 'page', page: 2 }]);
    expect(pages).toBe(2);
    expect(await extractedPages(bytes)).toEqual(['甲页', '█']);
    expect(await blackness(bytes, 2, [10, 10, 500, 700])).toBe(1);
  });

  it('a scan is redacted by area', async () => {
    const canvas = createCanvas(800, 1000);
    const context = canvas.getContext('2d');
    context.fillStyle = '#ffffff';
    context.fillRect(0, 0, 800, 1000);
    context.fillStyle = '#808080';
    context.fillRect(100, 100, 200, 50);
    const document = await PDFDocument.create();
    const image = await document.embedPng(canvas.toBuffer('image/png'));
    document.addPage([400, 500]).drawImage(image, { x: 0, y: 0, width: 400, height: 500 });
    const pdf = await document.save();
    const listed = await documents.redactionPages(pdf, 'a.pdf');
    expect(listed).toMatchObject({ ok: true, value: { hasText: false } });
    const { bytes, notes } = await redacted(pdf, [
      { kind: 'area', page: 1, x: 50, y: 50, width: 100, height: 25 },
    ]);
    expect(await blackness(bytes, 1, [50, 50, 100, 25])).toBe(1);
    expect(notes.join('')).toContain('扫描件');
  });
});

describe('a file that cannot be redacted', () => {
  it.each([
    ['mark-not-found', () => set('甲'), [mark('乙')]],
    ['mark-not-found', () => set('甲'), [mark('甲', 2)]],
    ['mark-outside', () => set('甲'), [{ kind: 'page', page: 2 } as const]],
    [
      'mark-outside',
      () => set('甲'),
      [{ kind: 'area', page: 1, x: 900, y: 0, width: 5, height: 5 } as const],
    ],
    ['no-marks', () => set('甲'), []],
    ['no-marks', () => set('甲'), [mark(' ')]],
    ['damaged', () => Buffer.from('%PDF-1.7\nrubbish'), [mark('甲')]],
    ['empty', () => new Uint8Array(), [mark('甲')]],
    ['unsupported-type', () => Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0, 0]), [mark('甲')]],
  ])('%s', async (code, make, marks) => {
    expect(await documents.redact(make(), 'a.pdf', marks)).toMatchObject({ ok: false, problems: [{ code }] });
  });
});

describe('any text and any marks', () => {
  it('leave none of the marked texts, and every other line', async () => {
    const word = fc.array(fc.constantFrom(...'张三李四王五赵六甲乙丙丁0123'), { minLength: 2, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(
        fc.array(word, { minLength: 3, maxLength: 20 }),
        fc.array(fc.nat(19), { minLength: 1, maxLength: 4 }),
        fc.constantFrom(60, 120, 400),
        async (words, chosen, width) => {
          const texts = words.map((each) => each.join(''));
          const marked = [...new Set(chosen.map((at) => texts[at % texts.length]!))];
          const pdf = typesetter.set(WORDS, { width: width + 40, texts });
          const { bytes, pages } = await redacted(
            pdf,
            marked.map((each) => mark(each)),
          );
          expect(pages).toBe((await extractedPages(pdf)).length);
          const left = await extracted(bytes);
          for (const each of marked) {
            expect(left).not.toContain(each);
            // Figures alone stand in the file's own syntax.
            if (each.length > 2 && /[^0-9]/.test(each)) expect(await leaks(bytes, each)).toBe(false);
          }
          const untouched = texts.filter(
            (each) => !marked.some((one) => [...one].some((letter) => each.includes(letter))),
          );
          for (const each of untouched) expect(left).toContain(each);
        },
      ),
      { numRuns: 25 },
    );
  }, 120_000);
});
