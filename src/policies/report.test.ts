import { expect, it } from 'vitest';
import { mayActOnReports, requireReportAct } from './report.ts';

it('lets anyone read and check, and only the operator import', () => {
  for (const act of ['list', 'show', 'compare', 'export', 'check'] as const)
    expect(mayActOnReports('anyone', act)).toBe(true);
  expect(mayActOnReports('anyone', 'import')).toBe(false);
  expect(() => requireReportAct('anyone', 'import')).toThrow();
});
