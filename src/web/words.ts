/** How figures and terms are written on the screen. */
import type { Severity } from '../domain/findings/finding.ts';
import type { ReadCell, RegionLevel } from '../domain/reports/reading.ts';

const grouped = new Intl.NumberFormat('en-US', { maximumFractionDigits: 6 });

/** A figure for people: groups of three from five digits on. */
export function figure(value: number): string {
  return value > -10_000 && value < 10_000 ? String(value) : grouped.format(value);
}

export const severityWord: Readonly<Record<Severity, string>> = { error: '矛盾', warn: '待核', info: '提示' };

export const severityMeaning: Readonly<Record<Severity, string>> = {
  error: '两处数据不能同时为真',
  warn: '看上去不合理，请核实',
  info: '不影响数据，供改进',
};

const kindWords: Readonly<Record<string, string>> = {
  table_identity: '表内勾稽不平',
  text_vs_table: '正文与表格不一致',
  breakdown_sum: '分项之和不等于总数',
  percentage: '比例与件数不符',
  narrative_internal: '正文前后不一致',
  table_logic: '表内数据不合逻辑',
  cross_year: '与上一年度不衔接',
  hierarchy: '与下级报告不符',
  malformed_table: '表格残缺',
  malformed_cell: '单元格无法辨认',
  structure: '结构缺失',
  missing_metadata: '要素缺失',
  plausibility: '数据可疑',
  blank_cells: '多处留空',
  deadline: '公布时间',
  duplicate_text: '文字重复',
  residue: '转换残留',
  format: '格式问题',
  wording: '文字问题',
};

/** Name of a kind of finding; the code itself where no name is known. */
export function kindWord(kind: string): string {
  return kindWords[kind] ?? kind;
}

/** Every kind that has a name. */
export const kinds: readonly string[] = Object.keys(kindWords);

export const levelWord: Readonly<Record<RegionLevel, string>> = {
  province: '省级',
  prefecture: '市级',
  county: '县级',
  district: '区级',
  town: '乡镇级',
  unknown: '级别未写明',
};

export const scopeWord = { organ: '本机关报告', summary: '汇总报告' } as const;

/** What a report counts, in words. */
export function scopeText(scope: 'organ' | 'summary' | null): string {
  return scope === null ? '范围未写明' : scopeWord[scope];
}

/** Candidates of an undecided cell, e.g. `0 或 1 或 空`. */
export function candidateText(candidates: readonly (number | null)[]): string {
  return candidates.map((each) => (each === null ? '空' : figure(each))).join(' 或 ');
}

/** How a cell was settled, in words. */
export function settledText(cell: ReadCell): string {
  switch (cell.settled) {
    case 'printed':
      return '原文这一格印着一个数，直接读出。';
    case 'normalised':
      return `原文印作“${cell.raw ?? ''}”，去掉空格、单位或增减字样后读出。`;
    case 'identity':
      return '原文有几种读法；只有这一种读法能使表内勾稽关系全部成立，因此取它。';
    case 'ambiguous':
      return '原文有几种读法，勾稽关系也不能确定是哪一种，因此不取任何一个。';
    case 'blank':
      return '原文这一格是空的，或只有“-”“/”之类的符号。空不等于 0。';
    case 'absent':
      return '原文没有印这一格。没有印不等于 0。';
  }
}
