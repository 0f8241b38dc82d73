import { describe, expect, it } from 'vitest';
import { parseCalendars } from './calendars.ts';
import { parseDeadlines } from './deadlines.ts';
import { parseLifecycle } from './lifecycle.ts';
import type { RuleProblem } from './yaml-file.ts';

const linesOf = (read: { readonly ok: boolean; readonly problems?: readonly RuleProblem[] }) =>
  read.ok ? [] : (read.problems ?? []).map(({ file, line, message }) => `${file}:${line}: ${message}`);

describe('calendars', () => {
  const year = (body: string, of = 2026) => ({
    name: `calendars/${of}.yaml`,
    text: `year: ${of}\nnotices:\n  - source: 通知〔${of}〕1号\n    issued: ${of - 1}-11-04\n${body}`,
  });
  const one = '    off:\n      - { name: 元旦, from: 2026-01-01, until: 2026-01-03 }\n';

  it('are read, with a local notice beside the national one', () => {
    const local =
      '  - source: 县政府通告\n    issued: 2026-02-01\n    scope: local\n    off: [{ name: 节, from: 2026-04-20, until: 2026-04-20 }]\n';
    const read = parseCalendars([year(one + local)]);
    expect(read).toMatchObject({
      ok: true,
      notices: [{ scope: 'national' }, { scope: 'local', year: 2026 }],
    });
  });

  it.each([
    ['      - { name: 元旦, from: 2026-01-03, until: 2026-01-01 }', 6, '元旦: ends before it begins'],
    ['      - { name: 元旦, from: 2026-02-30, until: 2026-03-01 }', 6, '2026-02-30 is no day'],
    ['      - { name: 元旦, from: 2025-01-01, until: 2025-01-03 }', 6, '元旦: not in 2026'],
    ['      - { name: 春节, from: 2026-02-01, until: 2026-03-01 }', 6, '春节: over 15 days'],
    [
      '      - { name: 元旦, from: 2026-01-01, until: 2026-01-03 }\n      - { name: 春节, from: 2026-01-03, until: 2026-01-04 }',
      7,
      '2026-01-03 is named twice: 元旦, 春节',
    ],
    [
      '      - { name: 元旦, from: 2026-01-01, until: 2026-01-03 }\n    work:\n      - { name: 元旦, day: 2026-01-06 }',
      8,
      '2026-01-06 is no weekend day: no need to make it work',
    ],
    [
      '      - { name: 元旦, from: 2026-01-01, until: 2026-01-03 }\n    work:\n      - { name: 元旦, day: 2026-01-03 }',
      8,
      '2026-01-03 is named twice: 元旦, 元旦',
    ],
    ['      []', 3, 'names no day'],
  ])('refuse %s', (entries, line, message) => {
    expect(linesOf(parseCalendars([year(`    off:\n${entries}\n`)]))).toEqual([
      `calendars/2026.yaml:${line}: ${message}`,
    ]);
  });

  it('refuse a missing year, a source twice, two notices of a day that name the same, and a wrong file name', () => {
    const old = '    off: [{ name: 元旦, from: 2024-01-01, until: 2024-01-01 }]\n';
    expect(linesOf(parseCalendars([year(old, 2024), year(one)]))).toEqual([
      'calendars/2026.yaml:3: no national notice between 2024 and 2026',
    ]);
    const again =
      '  - source: 通知〔2026〕1号\n    issued: 2025-11-04\n    off: [{ name: 元旦, from: 2026-01-03, until: 2026-01-03 }]\n';
    expect(linesOf(parseCalendars([year(one + again)]))).toEqual([
      'calendars/2026.yaml:7: 通知〔2026〕1号 is there twice',
      'calendars/2026.yaml:7: 2026-01-03: 通知〔2026〕1号 was issued on the same day and names it too',
    ]);
    expect(linesOf(parseCalendars([{ ...year(one), name: 'calendars/2027.yaml' }]))).toEqual([
      'calendars/2027.yaml:1: year 2026 belongs to calendars/2026.yaml',
    ]);
    expect(linesOf(parseCalendars([]))).toEqual(['calendars:1: no calendar found']);
  });
});

const deadlines = (values: string, more = '') =>
  parseDeadlines([
    {
      name: 'deadlines/a.yaml',
      text: `deadlines:\n  - id: answer\n    name: 答复\n    unit: workdays\n    values:\n${values}${more}`,
    },
  ]);
const value = (from: string, until: string, rest = 'length: 20, law: REG2019, article: 《条例》') =>
  `      - { from: ${from}${until === '' ? '' : `, until: ${until}`}, ${rest} }\n`;

describe('deadlines', () => {
  it('are read', () => {
    const read = deadlines(value('2008-05-01', '2019-05-15') + value('2019-05-15', ''));
    expect(read).toMatchObject({ ok: true, deadlines: [{ values: [{ basis: 'law' }, { until: null }] }] });
  });

  it.each([
    [
      value('2008-05-01', '2019-05-16') + value('2019-05-15', ''),
      7,
      'answer: overlaps with the value before it',
    ],
    [value('2008-05-01', '') + value('2019-05-15', ''), 7, 'answer: overlaps with the value before it'],
    [
      value('2008-05-01', '2019-05-14') + value('2019-05-15', ''),
      7,
      'answer: nothing holds from 2019-05-14 until 2019-05-15',
    ],
    [value('2019-05-15', '2008-05-01'), 6, 'answer: until must come after from'],
    [value('2019-05-15', '', 'length: 0, law: REG2019, article: 《条例》'), 6, /length/],
    [value('2019-13-15', ''), 6, /from: is no day/],
  ])('refuse %s', (values, line, message) => {
    const [found, ...more] = linesOf(deadlines(values));
    expect(more).toEqual([]);
    expect(found).toMatch(new RegExp(`^deadlines/a\\.yaml:${line}: `));
    expect(found).toMatch(message);
  });

  it('refuse an id twice and an empty folder', () => {
    const again = `  - id: answer\n    name: 答复\n    unit: days\n    values:\n${value('2019-05-15', '')}`;
    expect(linesOf(deadlines(value('2019-05-15', ''), again))).toEqual([
      'deadlines/a.yaml:7: answer is there twice',
    ]);
    expect(linesOf(parseDeadlines([]))).toEqual(['deadlines:1: no deadline found']);
  });
});

describe('the lifecycle', () => {
  const known = deadlines(value('2019-05-15', ''));
  const state = (id: string, open = true) =>
    `  - { id: ${id}, name: 名, public_name: 名, awaits: agency, open: ${open} }\n`;
  const event = (id: string, effect: string, from: string, to: string, more = '') =>
    `  - { id: ${id}, number: E-01, name: 名, effect: ${effect}, from: [${from}], to: ${to}, article: 《条例》${more} }\n`;
  const start = event('IN', 'start', '', 'A', ', once: true, period: answer');
  const read = (states: string, events: string) => {
    if (!known.ok) throw new Error('the deadlines of the test are wrong');
    return parseLifecycle(`states:\n${states}events:\n${events}`, known.deadlines);
  };
  const both = state('A') + state('B', false);
  const out = event('OUT', 'finish', 'A', 'B', ', within: [answer], breach: late');

  it('is read', () => {
    expect(read(both, start + out)).toMatchObject({
      ok: true,
      lifecycle: { events: [{ once: true }, { drops: [] }] },
    });
  });

  it.each([
    [both, start + out + event('X', 'none', 'C', 'same'), 'X: no state C'],
    [both, start + out + event('X', 'none', 'A', 'C'), 'X: no state C'],
    [both, start + out + event('X', 'none', 'A', 'previous'), 'X: only the end of a pause leads back'],
    [
      both,
      start + event('OUT', 'finish', 'A', 'B', ', within: [other], breach: late'),
      'OUT: no deadline other',
    ],
    [both, start + event('OUT', 'finish', 'A', 'B', ', within: [answer]'), 'OUT: says nothing of a breach'],
    [both, start + out + event('X', 'restart', 'A', 'A', ', closes: OUT'), 'X: must close a stop'],
    [both, start + out + event('X', 'close-pause', 'A', 'A', ', closes: NONE'), 'X: no event NONE'],
    [
      both,
      start + out + event('X', 'extend', 'A', 'same', ', once: true'),
      'X: needs the most that it grants, once',
    ],
    [both, start + out + event('X', 'stop', 'A', 'A'), 'X: needs a period and what is asked'],
    [both, start + out + event('X', 'end', 'A', 'B', ', after_period: true'), 'X: has no period to wait for'],
    [both, start + out + out, 'OUT is there twice'],
    [both + state('A'), start + out, 'A is there twice'],
    [both + state('LOST'), start + out, 'LOST: no event leads there'],
    [
      both,
      event('IN', 'none', '', 'A') + out,
      'IN: what starts the clock, and only that, comes from no state',
    ],
  ])('refuses what leads nowhere or lacks its means (%#)', (states, events, message) => {
    const lines = linesOf(read(states, events));
    expect(lines.some((line) => line.endsWith(`: ${message}`))).toBe(true);
    for (const line of lines) expect(line).toMatch(/^lifecycle\/request\.yaml:\d+: /);
  });
});
