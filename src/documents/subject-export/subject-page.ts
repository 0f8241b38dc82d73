/** A person's data as one HTML file: no script, nothing loaded, for screen and paper. */
import type { SubjectDocument, SubjectSection } from '../../domain/personal-data/subject-document.ts';

const style = `
  body { font: 16px/1.75 "HarmonyOS Sans SC", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif;
    max-width: 48em; margin: 2em auto; padding: 0 1em; color: #17212b; background: #fff; }
  h1 { font-size: 1.5em; } h2 { font-size: 1.15em; margin-top: 2em; }
  table { border-collapse: collapse; width: 100%; font-size: .9em; }
  th, td { border: 1px solid #c3ccd5; padding: 4px 8px; text-align: left; vertical-align: top; overflow-wrap: anywhere; }
  th { background: #f5f7f9; } dt { color: #44525f; } dd { margin: 0 0 .5em; }
  .none { color: #44525f; } thead { display: table-header-group; }
  @media print { body { margin: 0; max-width: none; font-size: 11pt; } tr { break-inside: avoid; } h2 { break-after: avoid; } }`;

/** The document as HTML. */
export function subjectPage(document: SubjectDocument): string {
  const { title, place, madeAt, request, basis, sections, rights } = document;
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="robots" content="noindex">
<title>${text(title)}</title>
<style>${style}</style>
</head>
<body>
<h1>${text(title)}</h1>
<p>${text(place)}　${text(madeAt)}</p>
<dl>
${request.map(([name, value]) => `<dt>${text(name)}</dt><dd>${text(value)}</dd>`).join('\n')}
</dl>
<h2>依据</h2>
<ul>
${basis.map((each) => `<li>${text(each.article)}：${text(each.text)}</li>`).join('\n')}
</ul>
${sections.map(table).join('\n')}
<h2>您的权利</h2>
<ul>
${rights.map((each) => `<li>${text(each.text)}（${text(each.article)}）</li>`).join('\n')}
</ul>
</body>
</html>
`;
}

function table({ title, note, columns, rows }: SubjectSection): string {
  const head = `<h2>${text(title)}</h2>${note === '' ? '' : `\n<p>${text(note)}</p>`}`;
  if (rows.length === 0) return `${head}\n<p class="none">没有。</p>`;
  const headings = columns.map((each) => `<th scope="col">${text(each)}</th>`).join('');
  const body = rows
    .map((row) => `<tr>${row.map((each) => `<td>${text(each)}</td>`).join('')}</tr>`)
    .join('\n');
  return `${head}\n<table>\n<thead><tr>${headings}</tr></thead>\n<tbody>\n${body}\n</tbody>\n</table>`;
}

const names: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

const text = (value: string): string => value.replace(/[&<>"]/g, (each) => names[each]!);
