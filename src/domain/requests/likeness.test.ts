import { expect, it } from 'vitest';
import { applicantText, likenessText } from './likeness.ts';
import { noApplicant } from './new-request.ts';

it('spaces, marks, width and capitals make no request another one', () => {
  expect(likenessText('请公开：2025年 PDF 文件（一）')).toBe(likenessText('请公开２０２５年，pdf文件 一'));
  expect(likenessText('2024 年')).not.toBe(likenessText('2025 年'));
});

it('knows a person by the paper, else by name and a way to reach them', () => {
  const person = {
    ...noApplicant,
    name: '谷雨生',
    identityNumber: '11010519491231002x',
    phone: '138 0000 5678',
  };
  expect(applicantText(person)).toBe(
    applicantText({ ...person, name: '谷 雨生', phone: '', identityNumber: '11010519491231002X' }),
  );
  const plain = { ...noApplicant, name: '谷雨生', phone: '13800005678' };
  expect(applicantText(plain)).not.toBe(applicantText({ ...plain, phone: '13800005679' }));
  expect(applicantText(noApplicant)).toBe('');
});
