/** Report in, findings out. */
import type { Finding } from '../../findings/finding.ts';
import type { Pages } from '../../pages/page.ts';
import type { Rulebook } from '../../rulebook/rulebook.ts';
import type { ReadReport } from '../reading.ts';

/** Audits a report against the identities of its form, its own text and, where given, last year's report. */
export function audit(
  _report: ReadReport,
  _pages: Pages,
  _rulebook: Rulebook,
  _previous?: ReadReport,
): readonly Finding[] {
  throw new Error('audit: being written');
}
