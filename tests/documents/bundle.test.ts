/** Archive bundles: one PDF that can be read by itself, and zips that are the same for the same files. */
import { createHash } from 'node:crypto';
import { getDocumentProxy } from 'unpdf';
import { describe, expect, it } from 'vitest';
import { defaultLimits } from '../../src/reading/limits.ts';
import { openPackage } from '../../src/reading/zip/open-package.ts';
import type { BundleModel } from '../../src/usecases/ports/documents.ts';
import { testDocuments as documents } from '../support/staff.ts';
import { aLetter } from './a-letter.ts';
import { extracted } from './leaks.ts';

const form = Buffer.from('申请表的内容');
const digest = createHash('sha256').update(form).digest('hex');

const bundle: BundleModel = {
  title: '政府信息公开申请案卷',
  subtitle: '申请编号 QH-2026-000123',
  facts: [
    ['申请人', '张某某'],
    ['办理结果', '予以公开'],
  ],
  index: [
    {
      no: '1',
      title: '申请表',
      date: '2026-03-12',
      extent: '1 页',
      size: form.length,
      digest,
      file: '01-申请表.txt',
      bytes: form,
    },
    {
      no: '2',
      title: '答复书',
      date: '2026-04-09',
      extent: '',
      size: 9,
      digest,
      file: '02-答复书.pdf',
      bytes: null,
    },
  ],
  timeline: { title: '办理过程', head: ['时间', '事项'], rows: [['2026-03-12', '收到申请']] },
  letters: [{ heading: '答复书全文', letter: aLetter }],
  texts: [{ heading: '保密审查记录', body: [{ kind: 'paragraph', text: '经审查，不涉及国家秘密。' }] }],
  audit: { title: '审计摘录', head: ['序号', '摘要'], rows: [] },
  madeAt: '2026-05-01T02:03:04.000Z',
};

describe('a bundle', () => {
  it('prints index, digests, timeline, letters and texts, and carries its files', async () => {
    const pdf = await documents.bundlePdf(bundle);
    const text = await extracted(pdf);
    for (const each of [
      '申请编号QH-2026-000123',
      '卷内目录',
      '01-申请表.txt',
      digest,
      '收到申请',
      '青自然资告〔2026〕37号',
      '经审查，不涉及国家秘密。',
      '审计摘录无。',
      '第1页，共',
    ])
      expect(text).toContain(each);
    const document = await getDocumentProxy(new Uint8Array(pdf), { verbosity: 0 });
    const attachments = (await document.getAttachments()) as ReadonlyMap<string, { filename: string }>;
    expect([...attachments.values()].map(({ filename }) => filename)).toEqual(['01-申请表.txt']);
    await document.loadingTask.destroy();
  });

  it('is the same bytes for the same case', async () => {
    const [first, second] = [await documents.bundlePdf(bundle), await documents.bundlePdf(bundle)];
    expect(Buffer.from(first).equals(Buffer.from(second))).toBe(true);
  });
});

describe('a zip', () => {
  const entries = [
    { name: '目录.json', bytes: Buffer.from('{}') },
    { name: '附件/01.pdf', bytes: Buffer.from('%PDF-1.7') },
  ];

  it('holds its files in order and is the same bytes each time', async () => {
    const zip = await documents.zip(entries);
    expect(Buffer.from(zip).equals(Buffer.from(await documents.zip(entries)))).toBe(true);
    const parts = await openPackage(zip, defaultLimits);
    if ('code' in parts) throw new Error(parts.message);
    expect([...parts.names]).toEqual(['目录.json', '附件/01.pdf']);
    expect(await parts.read('目录.json')).toBe('{}');
  });

  it('refuses two files of one name and names that lead out of it', async () => {
    await expect(documents.zip([entries[0]!, entries[0]!])).rejects.toThrow('one name');
    await expect(documents.zip([{ name: '../a', bytes: new Uint8Array() }])).rejects.toThrow();
  });
});
