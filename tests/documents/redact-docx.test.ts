/** Redaction of DOCX files: texts go wherever runs cut them, and nothing that does not print stays. */
import { loadImage } from '@napi-rs/canvas';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultLimits } from '../../src/reading/limits.ts';
import { readPages } from '../../src/reading/read-file.ts';
import { openPackage } from '../../src/reading/zip/open-package.ts';
import type { RedactedFile, RedactionMark } from '../../src/usecases/ports/documents.ts';
import { testDocuments as documents } from '../support/staff.ts';
import { aLetter } from './a-letter.ts';
import { leaks } from './leaks.ts';
import { docx, drawing, jpegWith, type Links, part, pngWith, runs } from './office-files.ts';

const mark = (text: string, occurrence?: number): RedactionMark =>
  occurrence === undefined ? { kind: 'text', text } : { kind: 'text', text, occurrence };

async function redacted(bytes: Uint8Array, marks: readonly RedactionMark[]): Promise<RedactedFile> {
  const result = await documents.redact(bytes, '文件.docx', marks);
  if (!result.ok) throw new Error(`${result.problems[0].code} ${result.problems[0].message}`);
  return result.value;
}

async function lines(bytes: Uint8Array): Promise<string[]> {
  const read = await readPages(bytes, 'a.docx', defaultLimits);
  if (!read.ok) throw new Error(read.problem.message);
  return read.pages.lines.map((line) => line.trim()).filter((line) => line !== '');
}

async function names(bytes: Uint8Array): Promise<string[]> {
  const parts = await openPackage(bytes, defaultLimits);
  if ('code' in parts) throw new Error(parts.message);
  return [...parts.names].sort();
}

describe('text of a DOCX', () => {
  it('goes across runs, in tables, text boxes, headers, footers and notes', async () => {
    const box = (text: string) => `<w:txbxContent>${runs(text)}</w:txbxContent>`;
    const body =
      runs('申请人张', '某', '某，电话', '138', '0013', '8000。') +
      `<w:tbl><w:tr><w:tc>${runs('张某', '某')}</w:tc></w:tr></w:tbl>` +
      `<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps" xmlns:wps="w"><w:drawing><wps:txbx>${box('框中张某某')}</wps:txbx></w:drawing></mc:Choice>` +
      `<mc:Fallback><w:pict><v:textbox>${box('框中张某某')}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>` +
      runs('保留的一句。');
    const list: Links = [
      ['h', 'header', 'header1.xml'],
      ['f', 'footer', 'footer1.xml'],
      ['n', 'footnotes', 'footnotes.xml'],
    ];
    const file = await docx(
      body,
      {
        'word/header1.xml': part('hdr', runs('页眉张', '某某')),
        'word/footer1.xml': part('ftr', runs('页脚张某某')),
        'word/footnotes.xml': part('footnotes', `<w:footnote w:id="1">${runs('注张某某')}</w:footnote>`),
      },
      list,
    );
    const listed = await documents.redactionPages(file, 'a.docx');
    expect(listed.ok && listed.value.pages.map((page) => page.part)).toEqual([
      '正文',
      '页眉',
      '页脚',
      '脚注',
    ]);
    const { bytes, places, notes } = await redacted(file, [mark('张某某'), mark('13800138000')]);
    expect(places).toBe(7);
    for (const text of ['张某某', '13800138000']) expect(await leaks(bytes, text)).toBe(false);
    expect(await lines(bytes)).toEqual(['申请人███，电话███████████。', '███', '框中███', '保留的一句。']);
    expect(notes.every((note) => !note.includes('张'))).toBe(true);
  });

  it('may hold signs of markup', async () => {
    const file = await docx(runs('王乙&lt;甲', '，王乙', '&amp;c'));
    const { bytes } = await redacted(file, [mark('王乙<'), mark('&c')]);
    expect(await lines(bytes)).toEqual(['███甲，王乙██']);
  });

  it('may be a word of the file format, which stays whole', async () => {
    const file = await docx(
      `<w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:t>the center document 12 begin</w:t></w:r></w:p>`,
    );
    const { bytes, places } = await redacted(file, [
      mark('center'),
      mark('document'),
      mark('12'),
      mark('begin'),
    ]);
    expect(places).toBe(4);
    expect(await lines(bytes)).toEqual(['the ██████ ████████ ██ █████']);
    expect(await leaks(bytes, 'w:val="center"')).toBe(true);
  });

  it('leaves other places alone when one is chosen', async () => {
    const file = await docx(runs('甲乙，甲', '乙，甲乙。'));
    const { bytes, places } = await redacted(file, [mark('甲乙', 2)]);
    expect(places).toBe(1);
    expect(await lines(bytes)).toEqual(['甲乙，██，甲乙。']);
  });

  it('survives in a letter of our own, which stays a letter', async () => {
    const { bytes } = await redacted(await documents.letterDocx(aLetter), [mark('张某某'), mark('李某')]);
    expect(await leaks(bytes, '张某某')).toBe(false);
    const back = await documents.readLetterDocx(bytes);
    expect(back).toEqual({ ok: true, value: aLetter.body });
    expect((await names(bytes)).filter((name) => name.startsWith('docProps'))).toEqual([]);
  });

  it.each([
    ['mark-not-found', mark('乙')],
    ['mark-outside', { kind: 'page', page: 1 } as const],
    ['mark-outside', { kind: 'area', page: 1, x: 0, y: 0, width: 9, height: 9 } as const],
  ])('is refused: %s', async (code, each) => {
    expect(await documents.redact(await docx(runs('甲')), 'a.docx', [each])).toMatchObject({
      ok: false,
      problems: [{ code }],
    });
  });
});

describe('what does not print', () => {
  const NAME = '张三丰道人';
  const field = (code: string, result: string) =>
    `<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> ${code} </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>${result}</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>`;
  const text = (content: string, properties: string) =>
    `<w:p><w:r><w:rPr>${properties}</w:rPr><w:t>${content}</w:t></w:r></w:p>`;

  const traps: readonly (readonly [string, () => Promise<Uint8Array>])[] = [
    ['hidden text', () => docx(runs('正文') + text(NAME, '<w:vanish/>'))],
    [
      'text of a hiding style',
      () =>
        docx(
          `${runs('正文')}${text(NAME, '<w:rStyle w:val="b"/>')}<w:p><w:pPr><w:pStyle w:val="p"/></w:pPr><w:r><w:t>${NAME}</w:t></w:r></w:p>`,
          {
            'word/styles.xml': part(
              'styles',
              `<w:style w:styleId="a"><w:rPr><w:vanish/></w:rPr></w:style><w:style w:styleId="b"><w:basedOn w:val="a"/></w:style><w:style w:styleId="p"><w:rPr><w:vanish w:val="1"/></w:rPr></w:style>`,
            ),
          },
          [['s', 'styles', 'styles.xml']],
        ),
    ],
    [
      'deletions, moves and their authors',
      () =>
        docx(
          `<w:p><w:r><w:t>正</w:t></w:r><w:del w:author="${NAME}"><w:r><w:delText>${NAME}</w:delText></w:r></w:del><w:moveFrom w:author="${NAME}"><w:r><w:t>${NAME}</w:t></w:r></w:moveFrom><w:ins w:author="${NAME}"><w:r><w:t>文</w:t></w:r></w:ins></w:p>` +
            `<w:tbl><w:tr><w:trPr><w:del w:author="x"/></w:trPr><w:tc>${runs(NAME)}</w:tc></w:tr></w:tbl>`,
        ),
    ],
    [
      'comments',
      () =>
        docx(
          `<w:p><w:commentRangeStart w:id="0"/><w:r><w:t>正文</w:t></w:r><w:r><w:commentReference w:id="0"/></w:r></w:p>`,
          {
            'word/comments.xml': part('comments', `<w:comment w:author="${NAME}">${runs(NAME)}</w:comment>`),
            'word/people.xml': part('people', `<w:person w:author="${NAME}"/>`),
          },
          [
            ['c', 'comments', 'comments.xml'],
            ['p', 'people', 'people.xml'],
          ],
        ),
    ],
    [
      'properties, thumbnail and custom XML',
      () =>
        docx(
          runs('正文'),
          {
            'docProps/core.xml': `<coreProperties><creator>${NAME}</creator></coreProperties>`,
            'docProps/app.xml': `<Properties><Company>${NAME}</Company></Properties>`,
            'docProps/thumbnail.jpeg': jpegWith(NAME),
            'customXml/item1.xml': `<x>${NAME}</x>`,
          },
          [['x', 'customXml', '../customXml/item1.xml']],
          [
            ['a', 'core-properties', 'docProps/core.xml'],
            ['b', 'extended-properties', 'docProps/app.xml'],
            ['t', 'thumbnail', 'docProps/thumbnail.jpeg'],
          ],
        ),
    ],
    [
      'field codes, bookmarks and links',
      () =>
        docx(
          field(`AUTHOR "${NAME}"`, '正') +
            field(`INCLUDETEXT "C:\\${NAME}.docx"`, '文') +
            `<w:p><w:bookmarkStart w:id="1" w:name="${NAME}"/><w:hyperlink r:id="l" w:tooltip="${NAME}"><w:r><w:t>链接</w:t></w:r></w:hyperlink><w:bookmarkEnd w:id="1"/></w:p><w:p><w:fldSimple w:instr="DOCPROPERTY ${NAME}"><w:r><w:t>值</w:t></w:r></w:fldSimple></w:p>`,
          {},
          [['l', 'hyperlink', `https://example.org/${NAME}`, true]],
        ),
    ],
    [
      'alternative text and names of shapes, data in pictures',
      () =>
        docx(
          runs('正文') + drawing('i', '', NAME) + drawing('j', '', NAME),
          { [`word/media/${NAME}.png`]: pngWith(NAME), 'word/media/b.jpeg': jpegWith(NAME) },
          [
            ['i', 'image', `media/${NAME}.png`],
            ['j', 'image', 'media/b.jpeg'],
          ],
        ),
    ],
    [
      'building blocks, macros, embedded files and parts that nothing refers to',
      () =>
        docx(
          `${runs('正文')}<w:p><w:r><w:object><o:OLEObject r:id="e"/></w:object></w:r></w:p><w:altChunk r:id="k"/>`,
          {
            'word/glossary/document.xml': part('glossaryDocument', runs(NAME)),
            'word/vbaProject.bin': Buffer.from(NAME),
            'word/embeddings/a.xlsx': Buffer.from(NAME),
            'word/afchunk.htm': NAME,
            'word/old.xml': part('document', runs(NAME)),
          },
          [
            ['g', 'glossaryDocument', 'glossary/document.xml'],
            ['v', 'vbaProject', 'vbaProject.bin'],
            ['e', 'package', 'embeddings/a.xlsx'],
            ['k', 'aFChunk', 'afchunk.htm'],
          ],
        ),
    ],
    [
      'settings, content controls and revision marks',
      () =>
        docx(
          `<w:sdt><w:sdtPr><w:alias w:val="${NAME}"/><w:dropDownList><w:listItem w:value="${NAME}"/></w:dropDownList></w:sdtPr><w:sdtContent>${runs('正文')}</w:sdtContent></w:sdt>`,
          {
            'word/settings.xml': part(
              'settings',
              `<w:docVars><w:docVar w:name="a" w:val="${NAME}"/></w:docVars><w:evenAndOddHeaders/>`,
            ),
          },
          [['s', 'settings', 'settings.xml']],
        ),
    ],
  ];

  it.each(traps)('%s: goes when the file is cleaned', async (_what, make) => {
    const file = await make();
    expect(await leaks(file, NAME)).toBe(true);
    const result = await documents.clean(file, 'a.docx');
    if (!result.ok) throw new Error(result.problems[0].message);
    expect(await leaks(result.value.bytes, NAME)).toBe(false);
    expect((await lines(result.value.bytes)).join('')).toMatch(/^正文/);
  });

  it.each(traps)('%s: goes when the same text is redacted where it prints', async (_what, make) => {
    const file = await make();
    const parts = await openPackage(file, defaultLimits);
    expect('code' in parts).toBe(false);
    const { bytes } = await redacted(file, [mark('正')]);
    expect(await leaks(bytes, NAME)).toBe(false);
  });

  it('page numbers stay fields', async () => {
    const file = await docx(
      runs('正文'),
      { 'word/footer1.xml': part('ftr', field('PAGE  \\* Arabic', '1')) },
      [['f', 'footer', 'footer1.xml']],
    );
    const { bytes } = await redacted(file, [mark('正')]);
    expect(await leaks(bytes, 'PAGE')).toBe(true);
  });

  it('what was cut off a picture goes', async () => {
    const file = await docx(
      runs('正文') + drawing('i', '<a:srcRect l="50000"/>'),
      { 'word/media/a.png': pngWith('x') },
      [['i', 'image', 'media/a.png']],
    );
    const { bytes } = await redacted(file, [mark('正')]);
    const media = (await names(bytes)).filter((name) => name.startsWith('word/media/'));
    expect(media).toHaveLength(1);
    const { fromBufferPromise } = await import('yauzl');
    const zip = await fromBufferPromise(Buffer.from(bytes), { lazyEntries: true });
    for await (const entry of zip.eachEntry()) {
      if (entry.fileName !== media[0]) continue;
      const pieces: Buffer[] = [];
      for await (const piece of await zip.openReadStreamPromise(entry)) pieces.push(piece as Buffer);
      const picture = await loadImage(Buffer.concat(pieces));
      expect([picture.width, picture.height]).toEqual([20, 20]);
    }
  });

  it('every part that is named in the file is there', async () => {
    for (const [, make] of traps) {
      const { bytes } = await redacted(await make(), [mark('正')]);
      const parts = await openPackage(bytes, defaultLimits);
      if ('code' in parts) throw new Error(parts.message);
      const types = (await parts.read('[Content_Types].xml')) as string;
      for (const [, name] of types.matchAll(/PartName="\/([^"]+)"/g))
        expect([...parts.names]).toContain(name);
      for (const name of parts.names)
        if (!name.endsWith('.rels') && name !== '[Content_Types].xml') expect(types).toContain(`"/${name}"`);
      const document = (await parts.read('word/document.xml')) as string;
      const rels = ((await parts.read('word/_rels/document.xml.rels')) as string | undefined) ?? '';
      for (const [, id] of document.matchAll(/r:(?:id|embed)="([^"]+)"/g))
        expect(rels).toContain(`Id="${id}"`);
    }
  });
});

describe('any text and any marks', () => {
  it('leave none of the marked texts, and the length of every line', async () => {
    const letters = fc.constantFrom(...'张三李四王五甲乙丙丁01&<');
    const line = fc.array(fc.array(letters, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(
        fc.array(line, { minLength: 1, maxLength: 6 }),
        fc.array(fc.tuple(fc.nat(200), fc.integer({ min: 2, max: 6 })), { minLength: 1, maxLength: 4 }),
        async (paragraphs, cuts) => {
          const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
          const file = await docx(
            paragraphs.map((each) => runs(...each.map((letters) => escaped(letters.join(''))))).join(''),
          );
          const whole = paragraphs.flat(2).join('');
          const marked = cuts
            .map(([from, length]) => whole.slice(from % whole.length, (from % whole.length) + length))
            .filter((each) => each !== '');
          const { bytes } = await redacted(
            file,
            marked.map((each) => mark(each)),
          );
          const left = await lines(bytes);
          const joined = left.join('');
          expect(left.map((each) => each.length)).toEqual(paragraphs.map((each) => each.flat().length));
          for (const each of marked) {
            expect(joined).not.toContain(each);
            if (each.length > 2 && /[^\d&<]/.test(each)) expect(await leaks(bytes, each)).toBe(false);
          }
          for (const [at, letter] of [...joined].entries())
            if (letter !== '█') expect(letter).toBe(whole[at]);
        },
      ),
      { numRuns: 60 },
    );
  }, 60_000);
});
