/** Terms of identities and claims: `requests.granted.total`, `-art20_1.rules.repealed`, `prev:…`, `0`. */
import type { ReportFormat, Term } from '../domain/reports/format.ts';

const shape = /^(-)?(?:(prev|child):)?(.+)$/;

/** Parses one term whose placeholders are filled in. */
export function parseTerm(text: string): Term {
  const match = shape.exec(text.trim());
  const sign = match?.[1] === '-' ? -1 : 1;
  const body = match?.[3] ?? text;
  if (/^\d+(\.\d+)?$/.test(body)) return { sign, from: 'constant', key: '', constant: Number(body) };
  return { sign, from: (match?.[2] as 'prev' | 'child' | undefined) ?? 'this', key: body, constant: 0 };
}

/** The cell keys of a form that a pattern with `*` names. */
export function keysLike(format: ReportFormat, pattern: string): readonly string[] {
  if (!pattern.includes('*')) return format.cells.has(pattern) ? [pattern] : [];
  const source = pattern
    .split('*')
    .map((part) => part.replace(/[.]/g, '\\.'))
    .join('[a-z0-9_]*');
  const regex = new RegExp(`^${source}$`);
  return [...format.cells.keys()].filter((key) => regex.test(key));
}

/**
 * Parses a sum such as `requests.granted.total + requests.partial.total` or `requests.denied_*.total` for one form.
 * @returns null when the form lacks one of its cells.
 */
export function parseSum(text: string, format: ReportFormat): readonly Term[] | null {
  const terms: Term[] = [];
  for (const part of text.split('+')) {
    const term = parseTerm(part);
    if (term.from === 'constant') {
      terms.push(term);
      continue;
    }
    const keys = keysLike(format, term.key);
    if (keys.length === 0) return null;
    for (const key of keys) terms.push({ ...term, key });
  }
  return terms;
}
