import { expect, it } from 'vitest';
import type { CaseFileFacts } from '../../../../usecases/ports/case-files.ts';
import { papersOf } from './paper-links.tsx';

const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const file = (fileId: string, kind: string, title: string, mediaType: string): CaseFileFacts =>
  ({ fileId, kind, title, mediaType, fileName: '', size: 1 }) as CaseFileFacts;

it('a letter is one paper with its number, as PDF and as DOCX; scans of one name stay two', () => {
  const number = '补正告知书（青财政告〔2026〕3号）';
  const papers = papersOf([
    file('1', 'letter', number, docx),
    file('2', 'letter', number, 'application/pdf'),
    file('3', 'letter', '第三方意见征求书（样式一）', 'application/pdf'),
    file('4', 'scan', '回证', 'image/png'),
    file('5', 'scan', '回证', 'image/png'),
  ]);
  expect(papers.map(({ title, files }) => [title, files.map(({ fileId }) => fileId).join()])).toEqual([
    ['《补正告知书》（青财政告〔2026〕3号）', '2,1'],
    ['《第三方意见征求书（样式一）》', '3'],
    ['回证', '4'],
    ['回证', '5'],
  ]);
});
