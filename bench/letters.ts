/** Letters as PDF and DOCX a second, and pages of a PDF burnt in a second. */
import { letterDocx } from '../src/documents/letter/letter-docx.ts';
import { letterPdf } from '../src/documents/letter/letter-pdf.ts';
import { openTypesetter } from '../src/documents/letter/typesetter.ts';
import { redactPdf } from '../src/documents/redact/pdf/redact-pdf.ts';
import type { LetterModel } from '../src/usecases/ports/documents.ts';
import type { Figure, Measure } from './figure.ts';
import { median } from './stopwatch.ts';

const rounds = 5;
const each = 20;

/** A letter of two pages. */
const letter: LetterModel = {
  look: 'letter',
  issuer: '青禾县自然资源局',
  number: '青自然资告〔2026〕37号',
  title: '政府信息公开申请答复书',
  addressee: '张某某',
  body: Array.from({ length: 8 }, () => ({
    kind: 'paragraph' as const,
    text: '经检索，本机关保存有你申请的信息，其中部分内容涉及第三方的合法权益，公开后会对第三方造成损害，故作区分处理。',
  })),
  attachments: ['征地补偿安置方案'],
  signature: '青禾县自然资源局',
  date: '2026-04-09',
  contact: '联系人：李某，电话：0000-1234567',
  mark: '',
};

/** How many a second, the middle of some rounds. */
async function perSecond(count: number, work: (at: number) => Promise<unknown> | unknown): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round <= rounds; round++) {
    const start = performance.now();
    for (let at = 0; at < each; at++) await work(round * each + at);
    if (round > 0) times.push(performance.now() - start);
  }
  return (count * each) / (median(times) / 1000);
}

export const letters: Measure = {
  name: 'letters',
  alone: true,
  async measure(): Promise<readonly Figure[]> {
    const typesetter = await openTypesetter(null);
    const model = (at: number): LetterModel => ({ ...letter, number: `青自然资告〔2026〕${at + 1}号` });
    const pdf = letterPdf(typesetter, letter);
    const marks = [{ kind: 'text', text: '张某某' }] as const;
    const { pages } = await redactPdf(pdf, marks);
    return [
      {
        what: { en: 'Letters of two pages as PDF', zh: '生成两页 PDF 文书' },
        value: await perSecond(1, (at) => letterPdf(typesetter, model(at))),
        unit: '/s',
      },
      {
        what: { en: 'The same as DOCX', zh: '生成同样的 DOCX 文书' },
        value: await perSecond(1, (at) => letterDocx(model(at))),
        unit: '/s',
      },
      {
        what: { en: 'Pages of a PDF redacted and proved', zh: '遮盖并复查 PDF（页）' },
        value: await perSecond(pages, () => redactPdf(pdf, marks)),
        unit: '/s',
      },
    ];
  },
};
