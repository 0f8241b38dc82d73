import { describe, expect, it } from 'vitest';
import { parseReminders, readReminders } from './reminders.ts';

const wordings = { notices: ['told'], letters: ['mailed'] };
const rule = (more: string) => `reminders:
  - id: due
    watches: due
    to: [handler]
    notice: told
    article: 《条例》第三十三条
    from: 2008-05-01
${more}`;

describe('rules on reminders', () => {
  it('stages default to none', () => {
    const read = parseReminders(rule('    before: [3, 1]'), wordings);
    expect(read.ok && read.rules[0]).toMatchObject({ before: [3, 1], days: [], after: [], overdue: false });
  });

  it.each([
    ['no day at all', '', /names no day/],
    ['an unknown field', '    before: [3]\n    befor: [1]', /befor/],
    ['an end before the beginning', '    before: [3]\n    until: 2001-01-01', /until must come after/],
  ])('refuses %s with its line', (_what, more, message) => {
    const read = parseReminders(rule(more), wordings);
    expect(read.ok).toBe(false);
    if (!read.ok) expect(`${read.problems[0]!.line} ${read.problems[0]!.message}`).toMatch(message);
  });

  it('refuses a wording that there is not', () => {
    const read = parseReminders(rule('    before: [3]').replace('told', 'other'), wordings);
    expect(read).toMatchObject({ ok: false, problems: [{ line: 2, message: 'there is no wording other' }] });
  });

  it('an applicant is told by a letter, staff by a notice', () => {
    const applicant = (notice: string) =>
      parseReminders(
        rule('    days: [10]').replace('[handler]', '[applicant]').replace('told', notice),
        wordings,
      ).ok;
    expect(applicant('mailed')).toBe(true);
    expect(applicant('told')).toBe(false);
  });

  it('the project’s own name only wordings that there are', () => {
    const read = readReminders(new URL('../../rules', import.meta.url).pathname, {
      notices: [],
      letters: [],
    });
    expect(read.ok).toBe(false);
    if (!read.ok)
      expect(read.problems.every(({ message }) => message.startsWith('there is no wording'))).toBe(true);
  });
});
