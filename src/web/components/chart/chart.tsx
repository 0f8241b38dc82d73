/** A chart drawn on the server, with the table behind it. */
import { scaleBand, scaleLinear } from 'd3-scale';
import { stack } from 'd3-shape';
import type { ChartView } from '../../../usecases/reports/charts.ts';
import { figure } from '../../words.ts';
import { ScrollRegion } from '../scroll-region/scroll-region.tsx';

const width = 360;
const height = 232;
const edge = { top: 18, right: 4, bottom: 40, left: 40 } as const;
/** About the width of a Chinese character and of a digit in the picture. */
const han = 12;
const digit = 7;

export interface ChartProps {
  readonly chart: ChartView;
  /** What the columns are, e.g. 年度. */
  readonly categoryTitle: string;
}

interface Bar {
  readonly series: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly text: string | null;
}

/** Picture, legend, note and table; a single column says nothing as a picture and is shown as its table. */
export function Chart({ chart, categoryTitle }: ChartProps) {
  const title = `${chart.title}（${chart.unit}）`;
  const drawn = chart.categories.length > 1;
  return (
    <figure class={chart.id === 'findings' ? 'chart severities' : 'chart'}>
      <figcaption>
        <h3>{title}</h3>
      </figcaption>
      {drawn ? (
        <>
          <Picture chart={chart} title={title} />
          <ul class="legend">
            {chart.series.map((series, at) => (
              <li>
                <span class={`key s${at}`} aria-hidden="true" />
                {series.label}
              </li>
            ))}
          </ul>
          <details class="behind" open>
            <summary>图中数据</summary>
            <ChartTable chart={chart} categoryTitle={categoryTitle} />
          </details>
        </>
      ) : (
        <ChartTable chart={chart} categoryTitle={categoryTitle} />
      )}
      {chart.note === '' ? null : <p class="law">{chart.note}</p>}
    </figure>
  );
}

function ChartTable({ chart, categoryTitle }: ChartProps) {
  return (
    <ScrollRegion label={`${chart.title}数据表`}>
      <table class="stat plain">
        <caption class="hidden">{chart.title}数据表</caption>
        <thead>
          <tr>
            <th scope="col">{categoryTitle}</th>
            {chart.series.map((series) => (
              <th scope="col">{series.label}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {chart.categories.map((category, at) => (
            <tr>
              <th scope="row">{category}</th>
              {chart.series.map((series) => {
                const value = series.values[at] ?? null;
                return <td>{value === null ? <i>无数</i> : figure(value)}</td>;
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

function Picture({ chart, title }: { chart: ChartView; title: string }) {
  const names = chart.categories.map((_, at) => String(at));
  const x = scaleBand<string>(names, [edge.left, width - edge.right]).padding(
    chart.categories.length > 4 ? 0.2 : 0.24,
  );
  const top = Math.max(1, ...(chart.kind === 'stacked' ? totals(chart) : chart.series.flatMap(known)));
  const y = scaleLinear([0, top], [height - edge.bottom, edge.top]).nice(4);
  const bars = chart.kind === 'stacked' ? stackedBars(chart, x, y) : groupedBars(chart, x, y);
  const ticks = y.ticks(4).filter(Number.isInteger);
  const fits = Math.max(3, Math.floor(x.step() / han));
  return (
    <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={`${title}，数据见下表`}>
      <title>{title}</title>
      <desc>{describe(chart)}</desc>
      {ticks.map((tick) => (
        <g>
          <line class="grid" x1={edge.left} x2={width - edge.right} y1={y(tick)} y2={y(tick)} />
          <text class="tick" x={edge.left - 6} y={y(tick) + 4} text-anchor="end">
            {figure(tick)}
          </text>
        </g>
      ))}
      {bars.map((bar) => (
        <rect class={`s${bar.series}`} x={bar.x} y={bar.y} width={bar.width} height={bar.height} />
      ))}
      {bars.map((bar) =>
        bar.text === null ? null : (
          <text class="value" x={bar.x + bar.width / 2} y={bar.y - 4} text-anchor="middle">
            {bar.text}
          </text>
        ),
      )}
      <line class="axis" x1={edge.left} x2={width - edge.right} y1={y(0)} y2={y(0)} />
      {chart.categories.map((category, at) => (
        <text class="tick" y={height - edge.bottom + 16} text-anchor="middle">
          {category.split(' ').map((part, line) => (
            <tspan x={round((x(String(at)) ?? 0) + x.bandwidth() / 2)} dy={line * 16}>
              {part.length > fits && !/^\d+$/.test(part) ? `${part.slice(0, fits - 1)}…` : part}
            </tspan>
          ))}
        </text>
      ))}
    </svg>
  );
}

type Band = ReturnType<typeof scaleBand<string>>;
type Linear = ReturnType<typeof scaleLinear<number, number>>;

const known = (series: ChartView['series'][number]) => series.values.filter((value) => value !== null);

function totals(chart: ChartView): number[] {
  return chart.categories.map((_, at) =>
    chart.series.reduce((sum, series) => sum + (series.values[at] ?? 0), 0),
  );
}

const round = (value: number) => Math.round(value * 10) / 10;

function groupedBars(chart: ChartView, x: Band, y: Linear): Bar[] {
  const inner = scaleBand<string>(
    chart.series.map((_, at) => String(at)),
    [0, x.bandwidth()],
  ).padding(0.08);
  const widest = Math.max(...chart.series.flatMap(known).map((value) => figure(value).length));
  const labelled = widest * digit <= inner.step();
  return chart.series.flatMap((series, number) =>
    series.values.flatMap((value, at): Bar[] => {
      if (value === null) return [];
      return [
        {
          series: number,
          x: round((x(String(at)) ?? 0) + (inner(String(number)) ?? 0)),
          y: round(y(Math.max(0, value))),
          width: round(inner.bandwidth()),
          height: round(Math.abs(y(value) - y(0))),
          text: labelled ? figure(value) : null,
        },
      ];
    }),
  );
}

function stackedBars(chart: ChartView, x: Band, y: Linear): Bar[] {
  const rows = chart.categories.map((_, at) =>
    Object.fromEntries(chart.series.map((series, number) => [String(number), series.values[at] ?? 0])),
  );
  const layers = stack<Record<string, number>>().keys(chart.series.map((_, number) => String(number)))(rows);
  const sums = totals(chart);
  const last = chart.series.length - 1;
  return layers.flatMap((layer, number) =>
    layer.flatMap(([from, to], at): Bar[] => {
      const empty = chart.series.every((series) => series.values[at] === null);
      if (empty || (to === from && number !== last)) return [];
      return [
        {
          series: number,
          x: round(x(String(at)) ?? 0),
          y: round(y(to)),
          width: round(x.bandwidth()),
          height: round(y(from) - y(to)),
          text: number === last ? figure(sums[at] ?? 0) : null,
        },
      ];
    }),
  );
}

function describe(chart: ChartView): string {
  return chart.categories
    .map((category, at) => {
      const values = chart.series.map((series) => {
        const value = series.values[at] ?? null;
        return `${series.label}${value === null ? '无数' : ` ${figure(value)}`}`;
      });
      return `${category}：${values.join('，')}`;
    })
    .join('；');
}
