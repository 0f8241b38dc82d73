import { expect, it } from 'vitest';
import type { SubjectDocument } from '../../domain/personal-data/subject-document.ts';
import { subjectPage } from './subject-page.ts';

const document: SubjectDocument = {
  title: '个人信息',
  place: '青禾县',
  madeAt: '2026年11月21日 09:00',
  request: [['理由', '本人<script>alert(1)</script>要求']],
  basis: [{ article: '《个人信息保护法》第四十五条', text: '有权查阅、复制。' }],
  sections: [
    { title: '联系方式', note: '', columns: ['项目', '内容'], rows: [['邮箱', '"a"&b@example.cn']] },
    { title: '通知', note: '一年内', columns: ['时间'], rows: [] },
  ],
  rights: [{ article: '《个人信息保护法》第四十六条', text: '有权请求更正。' }],
};

it('holds everything, as text and never as markup, and loads nothing', () => {
  const page = subjectPage(document);
  for (const words of ['青禾县', '2026年11月21日 09:00', '第四十五条', '有权请求更正。', '一年内', '没有。'])
    expect(page).toContain(words);
  expect(page).toContain('&quot;a&quot;&amp;b@example.cn');
  expect(page).toContain('本人&lt;script&gt;');
  expect(page).not.toMatch(/<script|src=|href=|url\(/);
  expect(page).toContain(`default-src 'none'`);
});
