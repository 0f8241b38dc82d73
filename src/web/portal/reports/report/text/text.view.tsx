/** The original's text with the evidence marked. */
import type { ShownText } from '../../../../../usecases/reports/show.ts';
import { OriginalText } from '../../../../components/original-text/original-text.tsx';

export function TextView({ shown }: { shown: ShownText }) {
  const { record } = shown;
  const base = `/reports/${record.regionId}/${record.reportId}`;
  return (
    <div class="wrap page">
      <nav class="crumbs" aria-label="当前位置">
        <a href="/">首页</a>
        <a href="/reports">查年报</a>
        <a href={`/regions/${record.regionId}`}>{record.region.name}</a>
        <a href={base}>{record.year} 年</a>
        <span>原文</span>
      </nav>
      <h1 class="title">原文：{record.title}</h1>
      <p class="quiet small">
        逐行照录，共 {shown.lines.length} 行，空行不显示。<mark>黄底</mark>
        是某条发现所引的原话，点后面的序号看说明。来源：{record.source}
      </p>
      <div class="text-cols">
        <OriginalText lines={shown.lines} reportHref={base} />
        {shown.report.chapters.length === 0 ? null : (
          <nav class="toc" aria-label="章节">
            <h2>章节</h2>
            <ol>
              {shown.report.chapters.map((chapter) => (
                <li>
                  <a href={`#L${chapter.from}`}>{chapter.heading}</a>
                </li>
              ))}
            </ol>
          </nav>
        )}
      </div>
    </div>
  );
}
