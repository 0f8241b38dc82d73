/** Letters: one model as DOCX and PDF, and an edited DOCX taken back. */
import fc from 'fast-check';
import { getDocumentProxy } from 'unpdf';
import { describe, expect, it } from 'vitest';
import { defaultLimits } from '../../src/reading/limits.ts';
import { makeZip } from '../../src/reading/test-files/make-zip.ts';
import { openPackage } from '../../src/reading/zip/open-package.ts';
import type { LetterModel, LetterPiece } from '../../src/usecases/ports/documents.ts';
import { testDocuments } from '../support/staff.ts';
import { aLetter } from './a-letter.ts';

const documents = testDocuments;

/** Text of every page, white space taken out. */
async function pagesOf(pdf: Uint8Array): Promise<string[]> {
  const document = await getDocumentProxy(new Uint8Array(pdf), { verbosity: 0 });
  const pages: string[] = [];
  for (let number = 1; number <= document.numPages; number++) {
    const { items } = await (await document.getPage(number)).getTextContent();
    pages.push(
      items
        .map((item) => ('str' in item ? item.str : ''))
        .join('')
        .replace(/\s/g, ''),
    );
  }
  await document.loadingTask.destroy();
  return pages;
}

async function partOf(docx: Uint8Array, name: string): Promise<string> {
  const parts = await openPackage(docx, defaultLimits);
  if ('code' in parts) throw new Error(parts.message);
  const text = await parts.read(name);
  if (typeof text !== 'string') throw new Error(`no part ${name}`);
  return text;
}

describe('letter as PDF', () => {
  it('prints every element, dates without zeros and the page number between dashes', async () => {
    const text = (await pagesOf(await documents.letterPdf(aLetter))).join('');
    for (const each of [
      '青禾县自然资源局',
      '青自然资告〔2026〕37号',
      '张某某：',
      '一、查明的事实',
      '附件：1.征地补偿安置方案',
      '2.听证笔录',
      '2026年4月9日',
      '（联系人：李某，电话：0000-1234567）',
      '—1—',
    ])
      expect(text).toContain(each);
    expect(text).not.toContain('2026年04月');
  });

  it('prints what looks like markup as it was written', async () => {
    const nasty = '#eval("1+1") $x$ *粗* _斜_ @引用 <标签> `码` \\ // 注释 #import "a.typ"';
    const body: LetterPiece[] = [{ kind: 'paragraph', text: nasty }];
    const pages = await pagesOf(
      await documents.letterPdf({ ...aLetter, body, title: nasty, contact: nasty }),
    );
    expect(pages.join('').split(nasty.replace(/\s/g, '')).length - 1).toBe(3);
  });

  it('is the same bytes for the same letter, and names no author, time or machine', async () => {
    const [first, second] = [await documents.letterPdf(aLetter), await documents.letterPdf(aLetter)];
    expect(Buffer.from(first).equals(Buffer.from(second))).toBe(true);
    const document = await getDocumentProxy(new Uint8Array(first), { verbosity: 0 });
    const { info } = await document.getMetadata();
    expect(info).toMatchObject({ Title: aLetter.title });
    expect(Object.keys(info)).not.toEqual(expect.arrayContaining(['Author']));
    expect(Object.keys(info).filter((key) => /Date$/.test(key))).toEqual([]);
    await document.loadingTask.destroy();
  });

  it('prints what it was given, however little differs from the letter before', async () => {
    const given = [...'本机关决定对甲乙丙丁申请的信息予以公开'];
    await fc.assert(
      fc.asyncProperty(
        fc.nat(given.length - 1),
        fc.constantFrom(...'甲乙丙丁三王一七'),
        async (at, letter) => {
          given[at] = letter;
          const text = given.join('');
          const body: LetterPiece[] = [{ kind: 'paragraph', text }];
          const printed = (await pagesOf(await documents.letterPdf({ ...aLetter, body, title: text }))).join(
            '',
          );
          expect(printed.split(text).length - 1).toBe(2);
        },
      ),
      { numRuns: 150, endOnFailure: true },
    );
  }, 60_000);

  it('repeats the head of a table on every page and marks every page of a draft', async () => {
    const rows = Array.from({ length: 60 }, (_, at) => [String(at + 1), '东城片区征地补偿安置方案', '公开']);
    const body: LetterPiece[] = [
      { kind: 'table', caption: '处理情况', head: ['序号', '信息名称', '处理'], rows },
    ];
    const pages = await pagesOf(await documents.letterPdf({ ...aLetter, body, mark: '草稿' }));
    expect(pages.length).toBeGreaterThan(2);
    const withRows = pages.filter((page) => page.includes('东城片区'));
    expect(withRows.every((page) => page.includes('信息名称'))).toBe(true);
    expect(pages.every((page) => page.includes('草稿'))).toBe(true);
    expect((await pagesOf(await documents.letterPdf({ ...aLetter, body }))).join('')).not.toContain('草稿');
  });

  it('never leaves the signature alone on a page', async () => {
    for (let lines = 1; lines <= 14; lines++) {
      const body = Array.from(
        { length: lines },
        (): LetterPiece => ({ kind: 'paragraph', text: '本机关予以公开。' }),
      );
      const pages = await pagesOf(await documents.letterPdf({ ...aLetter, attachments: [], body }));
      const signed = pages.find((page) => page.includes('2026年4月9日'))!;
      expect(signed, `${lines}`).toContain('予以公开');
    }
  });

  it('keeps long addresses inside the page, whole when copied', async () => {
    const url = `https://www.qinghe.example/zwgk/${'abcdefghij0123456789'.repeat(8)}.html`;
    const pdf = await documents.letterPdf({ ...aLetter, body: [{ kind: 'paragraph', text: `见${url}。` }] });
    expect((await pagesOf(pdf)).join('')).toContain(url);
    const document = await getDocumentProxy(new Uint8Array(pdf), { verbosity: 0 });
    const { items } = await (await document.getPage(1)).getTextContent();
    const right = Math.max(
      ...items.map((item) => ('str' in item && item.str.trim() !== '' ? item.transform[4] + item.width : 0)),
    );
    expect(right).toBeLessThan(((210 - 26) / 25.4) * 72 + 9);
    await document.loadingTask.destroy();
  });

  it('leaves out the red head of a form', async () => {
    const [page] = await pagesOf(
      await documents.letterPdf({ ...aLetter, look: 'form', number: 'QH-2026-1' }),
    );
    expect(page).toContain('编号：QH-2026-1');
    expect(page!.indexOf('政府信息公开申请答复书')).toBeLessThan(page!.indexOf('QH-2026-1'));
  });
});

describe('characters', () => {
  it('names those that no font at hand can print', async () => {
    const model = { ...aLetter, addressee: '张〇㐂\u{2B7E0}某', signature: '青禾县' };
    expect(await documents.unprintable(model)).toEqual(['\u{2B7E0}']);
    expect(await documents.unprintable(aLetter)).toEqual([]);
  });
});

describe('letter as DOCX', () => {
  it('names the official faces and measures', async () => {
    const docx = await documents.letterDocx(aLetter);
    const [xml, styles] = [await partOf(docx, 'word/document.xml'), await partOf(docx, 'word/styles.xml')];
    for (const face of ['方正小标宋简体', '仿宋_GB2312', '黑体', '楷体_GB2312'])
      expect(styles).toContain(face);
    expect(xml).toMatch(/<w:pgSz[^>]*w:w="11906"[^>]*w:h="16838"/);
    expect(xml).toMatch(/<w:pgMar[^>]*w:top="2098"/);
    expect(styles).toContain('w:line="579" w:lineRule="exact"');
    expect(styles).toContain('w:firstLineChars="200"');
    expect(xml).toContain('青自然资告〔2026〕37号');
  });

  it('comes back as the body it was made of', async () => {
    const word = fc
      .array(fc.constantFrom(...'一政府信息公开张三〇㐂，。“”（）〔〕Aa1&<>"\'#[]'), {
        minLength: 1,
        maxLength: 40,
      })
      .map((characters) => characters.join(''));
    const piece: fc.Arbitrary<LetterPiece> = fc.oneof(
      fc.record({ kind: fc.constant('paragraph' as const), text: word }),
      fc.record({ kind: fc.constant('heading' as const), level: fc.constantFrom(1, 2, 3, 4), text: word }),
      fc.integer({ min: 1, max: 4 }).chain((columns) => {
        const row = fc.array(fc.oneof(word, fc.constant('')), { minLength: columns, maxLength: columns });
        return fc.record({
          kind: fc.constant('table' as const),
          caption: fc.oneof(word, fc.constant('')),
          head: fc.oneof(row, fc.constant([])),
          rows: fc.array(row, { minLength: 1, maxLength: 4 }),
        });
      }),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(piece, { minLength: 1, maxLength: 8 }),
        fc.constantFrom<LetterModel['look']>('letter', 'form'),
        async (body, look) => {
          const back = await documents.readLetterDocx(await documents.letterDocx({ ...aLetter, look, body }));
          expect(back).toEqual({ ok: true, value: body });
        },
      ),
      { numRuns: 60 },
    );
  }, 60_000);
});

describe('an edited letter', () => {
  const w = 'xmlns:w="w" xmlns:mc="mc"';
  const edited = (body: string, more: Readonly<Record<string, string>> = {}) =>
    makeZip({ 'word/document.xml': `<w:document ${w}><w:body>${body}</w:body></w:document>`, ...more });
  const p = (text: string, properties = '') =>
    `<w:p><w:pPr>${properties}</w:pPr><w:r><w:t>${text}</w:t></w:r></w:p>`;

  it('is read as it prints: insertions in, deletions and hidden text out, nothing twice', async () => {
    const docx = await edited(
      `<w:p><w:r><w:t>本机关</w:t></w:r><w:ins><w:r><w:t>决定</w:t></w:r></w:ins><w:del><w:r><w:delText>拒绝</w:delText></w:r></w:del>` +
        `<w:moveFrom><w:r><w:t>移走</w:t></w:r></w:moveFrom><w:r><w:rPr><w:vanish/></w:rPr><w:t>隐藏</w:t></w:r>` +
        `<w:r><mc:AlternateContent><mc:Choice><w:t>公开</w:t></mc:Choice><mc:Fallback><w:t>公开</w:t></mc:Fallback></mc:AlternateContent></w:r></w:p>`,
    );
    expect(await documents.readLetterDocx(docx)).toEqual({
      ok: true,
      value: [{ kind: 'paragraph', text: '本机关决定公开' }],
    });
  });

  it('keeps the numbers that Word counts itself', async () => {
    const list = (depth: number) => `<w:numPr><w:ilvl w:val="${depth}"/><w:numId w:val="7"/></w:numPr>`;
    const numbering =
      `<w:numbering ${w}><w:abstractNum w:abstractNumId="3"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/><w:lvlText w:val="%1、"/></w:lvl>` +
      `<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%2."/></w:lvl></w:abstractNum><w:num w:numId="7"><w:abstractNumId w:val="3"/></w:num></w:numbering>`;
    const body = [
      p('事实', list(0)),
      p('甲', list(1)),
      p('乙', list(1)),
      ...Array.from({ length: 10 }, () => p('理由', list(0))),
      p('丙', list(1)),
    ];
    const back = await documents.readLetterDocx(
      await edited(body.join(''), { 'word/numbering.xml': numbering }),
    );
    expect(back).toMatchObject({ ok: true });
    const texts = back.ok ? back.value.map((piece) => ('text' in piece ? piece.text : '')) : [];
    expect([texts[0], texts[1], texts[2], texts[12], texts[13]]).toEqual([
      '一、事实',
      '1.甲',
      '2.乙',
      '十一、理由',
      '1.丙',
    ]);
    expect(back.ok && back.value[0]).toMatchObject({ kind: 'heading', level: 1 });
  });

  it('keeps columns in place where a cell spans several', async () => {
    const cell = (text: string, span = '') => `<w:tc><w:tcPr>${span}</w:tcPr>${p(text)}</w:tc>`;
    const docx = await edited(
      `<w:tbl><w:tr>${cell('合计', '<w:gridSpan w:val="2"/>')}${cell('3')}</w:tr><w:tr>${cell('甲')}${cell('乙')}${cell('1')}</w:tr></w:tbl>`,
    );
    expect(await documents.readLetterDocx(docx)).toEqual({
      ok: true,
      value: [
        {
          kind: 'table',
          caption: '',
          head: [],
          rows: [
            ['合计', '', '3'],
            ['甲', '乙', '1'],
          ],
        },
      ],
    });
  });

  it.each([
    ['not-docx', async () => Buffer.from('你好')],
    ['not-docx', () => makeZip({ 'a.txt': 'x' })],
    ['macros', () => edited(p('甲'), { 'word/vbaProject.bin': 'x' })],
    ['empty', () => edited(p(' '))],
    ['empty', async () => new Uint8Array()],
    ['damaged', () => makeZip({ 'word/document.xml': `<!DOCTYPE x [<!ENTITY a "b">]><w:document ${w}/>` })],
    ['too-large', () => edited(p('长'.repeat(400_000)))],
    ['too-large', () => makeZip({ 'word/document.xml': Buffer.alloc(40 * 1024 * 1024, 0x20) })],
  ])('is refused: %s', async (code, make) => {
    const back = await documents.readLetterDocx(await make());
    expect(back).toMatchObject({ ok: false, problems: [{ code }] });
  });
});
