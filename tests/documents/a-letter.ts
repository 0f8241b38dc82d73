/** A letter for tests, with every element. */
import type { LetterModel } from '../../src/usecases/ports/documents.ts';

export const aLetter: LetterModel = {
  look: 'letter',
  issuer: '青禾县自然资源局',
  number: '青自然资告〔2026〕37号',
  title: '政府信息公开申请答复书',
  addressee: '张某某',
  body: [
    { kind: 'paragraph', text: '本机关于2026年3月12日收到你的政府信息公开申请。' },
    { kind: 'heading', level: 1, text: '一、查明的事实' },
    { kind: 'heading', level: 2, text: '（一）检索情况' },
    { kind: 'paragraph', text: '经检索，本机关保存有你申请的信息。' },
    { kind: 'table', caption: '', head: ['序号', '信息名称'], rows: [['1', '征地补偿安置方案']] },
    { kind: 'paragraph', text: '现予以公开。' },
  ],
  attachments: ['征地补偿安置方案', '听证笔录'],
  signature: '青禾县自然资源局',
  date: '2026-04-09',
  contact: '联系人：李某，电话：0000-1234567',
  mark: '',
};
