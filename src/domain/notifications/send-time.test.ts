import { describe, expect, it } from 'vitest';
import { isQuiet, nextSendTime, type SendChoice } from './send-time.ts';

const choice = (more: Partial<SendChoice>): SendChoice => ({
  mode: 'at-once',
  quietFrom: null,
  quietUntil: null,
  digestAt: '08:30',
  ...more,
});
/** A time of day of 21 November 2026 in Shanghai, as an instant. */
const at = (clock: string, day = '2026-11-21') => new Date(`${day}T${clock}:00+08:00`).toISOString();
const night = { quietFrom: '22:00', quietUntil: '07:30' };
const noon = { quietFrom: '12:00', quietUntil: '14:00' };

const examples: readonly [why: string, Partial<SendChoice>, now: string, sent: string | null][] = [
  ['at once, no quiet hours', {}, at('03:00'), at('03:00')],
  ['never', { mode: 'never' }, at('03:00'), null],
  ['never, in quiet hours', { mode: 'never', ...night }, at('23:00'), null],
  ['before the night', night, at('21:59'), at('21:59')],
  ['the night begins', night, at('22:00'), at('07:30', '2026-11-22')],
  ['before midnight', night, at('23:59'), at('07:30', '2026-11-22')],
  ['midnight', night, at('00:00', '2026-11-22'), at('07:30', '2026-11-22')],
  ['after midnight', night, at('07:29', '2026-11-22'), at('07:30', '2026-11-22')],
  ['the night is over', night, at('07:30', '2026-11-22'), at('07:30', '2026-11-22')],
  ['over the end of the year', night, at('23:00', '2026-12-31'), at('07:30', '2027-01-01')],
  ['a pause at noon', noon, at('12:30'), at('14:00')],
  ['after noon', noon, at('14:00'), at('14:00')],
  [
    'from and until the same: no quiet hours',
    { quietFrom: '10:00', quietUntil: '10:00' },
    at('10:00'),
    at('10:00'),
  ],
  ['one bound only: no quiet hours', { quietFrom: '10:00' }, at('11:00'), at('11:00')],
  ['daily, before its time', { mode: 'daily' }, at('08:29'), at('08:30')],
  ['daily, at its time', { mode: 'daily' }, at('08:30'), at('08:30')],
  ['daily, after its time', { mode: 'daily' }, at('08:31'), at('08:30', '2026-11-22')],
  [
    'daily, in the quiet hours',
    { mode: 'daily', ...night, digestAt: '06:00' },
    at('20:00'),
    at('07:30', '2026-11-22'),
  ],
  [
    'daily, before midnight of quiet hours that cross it',
    { mode: 'daily', ...night, digestAt: '23:30' },
    at('20:00'),
    at('07:30', '2026-11-22'),
  ],
  ['daily at midnight', { mode: 'daily', digestAt: '00:00' }, at('00:01'), at('00:00', '2026-11-22')],
];

describe('nextSendTime', () => {
  it.each(examples)('%s', (_why, more, now, sent) => {
    expect(nextSendTime(choice(more), now)).toBe(sent);
  });

  it('counts in Shanghai, whatever the zone of the machine: 22:00 there is 14:00 UTC', () => {
    expect(nextSendTime(choice(night), '2026-11-21T14:00:00.000Z')).toBe('2026-11-21T23:30:00.000Z');
    expect(nextSendTime(choice(night), '2026-11-21T13:59:59.999Z')).toBe('2026-11-21T13:59:59.999Z');
  });

  it('is never in the quiet hours and never before now, at any minute of a day', () => {
    for (let minute = 0; minute < 24 * 60; minute += 7) {
      const now = new Date(Date.parse('2026-11-21T00:00:00Z') + minute * 60_000).toISOString();
      for (const mode of ['at-once', 'daily'] as const) {
        const sent = nextSendTime(choice({ mode, ...night, digestAt: '02:15' }), now)!;
        expect(sent >= now).toBe(true);
        expect(isQuiet(night, sent)).toBe(false);
      }
    }
  });
});
