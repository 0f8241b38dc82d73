import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readClockRules } from '../rulebook-files/clock-rules.ts';
import type { Program } from './command.ts';
import { requestClock } from './request-clock.ts';
import { createTerminal } from './terminal.ts';

const folder = mkdtempSync(join(tmpdir(), 'clock-'));

/** Runs the command on a file with this text. */
async function run(text: string | null, ...options: readonly string[]) {
  const printed = { out: '', err: '' };
  const stream = (key: 'out' | 'err') => ({
    write: (part: string) => {
      printed[key] += part;
    },
    on: () => {},
  });
  if (text !== null) writeFileSync(join(folder, 'cases.json'), text);
  const program = {
    folder,
    terminal: createTerminal(stream('out'), stream('err'), {}),
    clock: () => new Date('2026-06-09T23:00:00Z'),
    loadClockRules: async () => {
      const read = readClockRules(join(import.meta.dirname, '../../rules'));
      return read.ok ? read : { ok: false, problems: [] };
    },
  } as unknown as Program;
  const file = text === null ? 'missing.json' : 'cases.json';
  return { code: await requestClock.run([file, ...options], program), ...printed };
}

const received = { event: 'RECEIVED', on: '2026-06-01' };

describe('request clock --json', () => {
  it('prints each case in place, with the county’s today where none is named', async () => {
    const cases = [
      { id: 'plain', events: [received] },
      {
        id: 7,
        law: 2019,
        today: '2026-06-30',
        channel: 'post',
        events: [received, { event: 'POSTED', on: '2026-06-30' }],
      },
      {
        id: 'longer',
        today: '2026-06-10',
        events: [received, { event: 'EXTENDED', on: '2026-06-05', workdays: 20, note: 'x' }],
      },
    ];
    const { code, out, err } = await run(JSON.stringify(cases), '--json');
    expect([code, err]).toEqual([0, '']);
    const [plain, posted, longer] = JSON.parse(out);
    // 2026-06-10 in the county; Dragon Boat Festival on 19 June.
    expect(plain).toMatchObject({
      id: 'plain',
      state: 'REGISTERED',
      due: '2026-06-30',
      provisional: false,
      dueBeforeExtension: '2026-06-30',
      remaining: 13,
      excludedWorkdays: 0,
      overdue: false,
    });
    expect(plain.explanation).toHaveLength(30);
    expect(plain.explanation[18]).toMatchObject({
      day: '2026-06-19',
      kind: 'off',
      why: '端午节放假（国办发明电〔2025〕7号），不计入。',
    });
    expect(plain.basis[0]).toMatchObject({ rule: 'answer-request', article: '《条例》第三十三条第二款' });
    expect(plain).not.toHaveProperty('ignored');
    expect(posted).toMatchObject({ id: '7', onTime: true, overdue: false, finishedOn: '2026-06-30' });
    expect(longer).toMatchObject({
      extension: 20,
      dueBeforeExtension: '2026-06-30',
      ignored: ['events.note'],
    });
    expect(longer.explanation.filter((day: { extended: boolean }) => day.extended)).toHaveLength(20);
  });

  it('takes the names that others use for the fields of events', async () => {
    const events = [received, { event: 'DELAY_35', on: '2026-06-26', fixedDate: '2026-09-30' }];
    const [clock] = JSON.parse((await run(JSON.stringify([{ id: 'a', events }]), '--json')).out);
    expect(clock).toMatchObject({ state: 'DELAYED', due: '2026-09-30', dueBeforeExtension: '2026-06-30' });
  });

  it.each([
    [{ events: [{ event: 'RECIEVED', on: '2026-06-01' }] }, 'event-unknown', 'RECIEVED'],
    [{ events: [{ event: 'RECEIVED', on: '2026-02-30' }] }, 'day-invalid', '2026-02-30'],
    [{ events: [{ event: 'RECEIVED', on: 20260601 }] }, 'day-invalid', '20260601'],
    [{ events: [received], today: 'today' }, 'day-invalid', 'today'],
    [{ events: [received], law: '1999' }, 'law-unknown', '2008、2019'],
    [{ events: [] }, 'not-received', 'RECEIVED'],
    [
      { events: [received, { event: 'EXTENDED', on: '2026-06-05', workdays: '20' }] },
      'field-invalid',
      'workdays',
    ],
    [{ events: [received, { event: 'EXTENDED' }] }, 'day-invalid', '第2个事件'],
    [{ events: [received, 'EXTENDED'] }, 'case-invalid', '第2个事件'],
    [{ events: 'none' }, 'case-invalid', 'events'],
    [{}, 'case-invalid', 'events'],
    [null, 'case-invalid', '对象'],
  ])('says in place what is wrong with %j and computes the others', async (wrong, code, words) => {
    const cases = [wrong === null ? null : { id: 'bad', ...wrong }, { id: 'good', events: [received] }];
    const { code: exit, out } = await run(JSON.stringify(cases), '--json');
    expect(exit).toBe(2);
    const [bad, good] = JSON.parse(out);
    expect(bad.error.code).toBe(code);
    expect(bad.error.message).toContain(words);
    expect(bad.id).toBe(wrong === null ? '#1' : 'bad');
    expect(good.due).toBe('2026-06-30');
  });
});

describe('request clock', () => {
  it('prints a table for people', async () => {
    const late = { event: 'EXTENDED', on: '2026-07-01', workdays: 5 };
    const { code, out } = await run(
      JSON.stringify([{ id: 'A-1', today: '2026-07-02', events: [received, late] }]),
    );
    expect(code).toBe(0);
    expect(out).toContain('A-1  办理中  期限2026年6月30日，已逾期2个工作日\n');
    expect(out).toContain('2026-07-01 EXTENDED 不起作用');
    expect(out).toContain('2026-06-30      20  工作日，计入，第20个工作日。期限到这一天为止。');
  });

  it('says when a date is provisional, stopped, ended', async () => {
    const cases = [
      { id: 'p', events: [{ event: 'RECEIVED', on: '2026-12-15' }] },
      { id: 's', events: [received, { event: 'SUPPLEMENT_NOTICED', on: '2026-06-03' }] },
      { id: 'w', events: [received, { event: 'WITHDRAWN', on: '2026-06-03' }] },
    ];
    const { out } = await run(JSON.stringify(cases));
    expect(out).toContain('期限2027年1月12日（暂定：这一年的放假通知还没有公布）');
    expect(out).toContain('等待补正  停止计算，还剩18个工作日');
    expect(out).toContain('2026年6月3日结束，没有答复');
  });

  it.each([
    ['{"id": 1}', '列表'],
    ['[', 'JSON'],
    [null, 'missing.json'],
  ])('refuses a file that holds %j', async (text, words) => {
    const { code, out, err } = await run(text, '--json');
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(words);
  });

  it('needs one file', async () => {
    const program = {
      terminal: createTerminal({ write: () => {}, on: () => {} }, { write: () => {}, on: () => {} }, {}),
    };
    expect(await requestClock.run([], program as unknown as Program)).toBe(2);
    expect(await requestClock.run(['a', 'b'], program as unknown as Program)).toBe(2);
    expect(await requestClock.run(['--jsn', 'a'], program as unknown as Program)).toBe(2);
  });
});
