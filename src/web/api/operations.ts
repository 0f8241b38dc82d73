/** The one table of the public interface: addresses, parameters, shapes and what answers them. */
import type { z } from 'zod';
import { exportCsv, exportJson, exportWorkbook } from '../../usecases/reports/export.ts';
import { listFindings } from '../../usecases/reports/findings.ts';
import { listReports } from '../../usecases/reports/list.ts';
import { showRegion } from '../../usecases/reports/region.ts';
import { findingsFilter } from '../portal/findings/findings.ts';
import { archiveFilter } from '../portal/reports/reports.ts';
import type { Site } from '../site.ts';
import { directoryAnswer } from './directory-answer.ts';
import * as schemas from './schemas.ts';

export interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query';
  readonly type: 'string' | 'integer';
  readonly description: string;
  readonly values?: readonly string[];
}

export type Answer =
  /** `passing`: changes overnight without anything being recorded, and is not kept. */
  | { readonly kind: 'json'; readonly value: unknown; readonly passing?: boolean }
  | { readonly kind: 'text'; readonly text: string; readonly fileName: string }
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array; readonly fileName: string };

export interface Operation {
  readonly id: string;
  /** With `{name}` for path parameters. */
  readonly path: string;
  readonly summary: string;
  readonly parameters: readonly Parameter[];
  readonly type: string;
  /** Shape of a JSON answer; null for files. */
  readonly shape: z.ZodType | null;
  /** Null: there is no such thing. */
  readonly answer: (
    site: Site,
    path: Readonly<Record<string, string>>,
    query: Readonly<Record<string, string>>,
  ) => Promise<Answer | null>;
}

const path = (name: string, description: string): Parameter => ({
  name,
  in: 'path',
  type: 'string',
  description,
});
const query = (name: string, description: string, more: Partial<Parameter> = {}): Parameter => ({
  name,
  in: 'query',
  type: 'string',
  description,
  ...more,
});
const inReport = [path('region', '地区代码，如 321183'), path('report', '报告编号，通常是年度，如 2019')];
const json = 'application/json; charset=utf-8';
const pageSize = 100;

export const operations: readonly Operation[] = [
  {
    id: 'listReports',
    path: '/api/v1/reports',
    summary: '年报列表',
    parameters: [
      query('q', '地区名称、标题中的字；其中的年份按年度筛选'),
      query('year', '年度', { type: 'integer' }),
      query('format', '表式代码，见 /rules'),
    ],
    type: json,
    shape: schemas.reportList,
    answer: async (site, _path, asked) => {
      const { reports } = await listReports(site.deps, archiveFilter(asked));
      return { kind: 'json', value: { total: reports.length, reports } };
    },
  },
  {
    id: 'getReport',
    path: '/api/v1/reports/{region}/{report}',
    summary: '一份年报：每一格的数、原文印法、核对发现',
    parameters: inReport,
    type: json,
    shape: schemas.report,
    answer: async (site, at) =>
      jsonOrNull(await exportJson(site.deps, at.region as string, at.report as string)),
  },
  {
    id: 'getReportCells',
    path: '/api/v1/reports/{region}/{report}/cells.csv',
    summary: '一份年报的全部格子（CSV，UTF-8）',
    parameters: inReport,
    type: 'text/csv; charset=utf-8; header=present',
    shape: null,
    answer: async (site, at) => {
      const text = await exportCsv(site.deps, at.region as string, at.report as string);
      return text === null ? null : { kind: 'text', text, fileName: `${at.region}-${at.report}.csv` };
    },
  },
  {
    id: 'getReportWorkbook',
    path: '/api/v1/reports/{region}/{report}/report.xlsx',
    summary: '一份年报的表格（官方格式）与核对发现（XLSX）',
    parameters: inReport,
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    shape: null,
    answer: async (site, at) => {
      const bytes = await exportWorkbook(
        site.deps,
        site.writeWorkbook,
        at.region as string,
        at.report as string,
      );
      if (bytes === null) return null;
      return { kind: 'bytes', bytes, fileName: `${at.region}-${at.report}.xlsx` };
    },
  },
  {
    id: 'listFindings',
    path: '/api/v1/findings',
    summary: `核对发现，每页 ${pageSize} 条`,
    parameters: [
      query('severity', '轻重', { values: ['error', 'warn', 'info'] }),
      query('kind', '类别代码，如 table_identity'),
      query('rule', '规则编号'),
      query('region', '地区代码'),
      query('page', '页码，从 1 起', { type: 'integer' }),
    ],
    type: json,
    shape: schemas.findingList,
    answer: async (site, _path, asked) => {
      const { rows, total, page, pages } = await listFindings(site.deps, findingsFilter(asked, pageSize));
      return { kind: 'json', value: { total, page, pages, findings: rows } };
    },
  },
  {
    id: 'getRegion',
    path: '/api/v1/regions/{region}',
    summary: '一个地区的历年年报与图表数据',
    parameters: [path('region', '地区代码，如 321183')],
    type: json,
    shape: schemas.region,
    answer: async (site, at) => jsonOrNull(await showRegion(site.deps, at.region as string)),
  },
  {
    id: 'getDirectory',
    path: '/api/v1/regions/{region}/agencies',
    summary: '一个县的机关名录：政府信息公开工作机构的电话、地址、负责人',
    parameters: [path('region', '行政区划代码，六位'), query('q', '名称、简称、职能或电话中的字')],
    type: json,
    shape: schemas.directory,
    answer: async (site, at, asked) => {
      const found = await directoryAnswer(site, at.region as string, asked);
      return found === null ? null : { kind: 'json', ...found };
    },
  },
];

function jsonOrNull(value: object | null): Answer | null {
  return value === null ? null : { kind: 'json', value };
}
