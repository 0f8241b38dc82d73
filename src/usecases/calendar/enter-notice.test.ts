/** A new year's notice: read, previewed, entered, and what it moves; on real databases. */
import { beforeAll, expect, it } from 'vitest';
import { eachDatabase } from '../../../tests/support/databases.ts';
import { must } from '../../../tests/support/directory.ts';
import { live } from '../../../tests/support/lived-requests.ts';
import { code, field, peopleCounty } from '../../../tests/support/people-county.ts';
import { aStaff, testRegion } from '../../../tests/support/staff.ts';
import type { NoticeTexts } from '../../domain/calendar/read-notice.ts';
import { enterNotice, previewNotice } from '../requests/enter-notice.ts';
import type { StaffDeps } from '../staff-deps.ts';
import { showCalendar, showNotice } from './show-calendar.ts';

const regionId = testRegion;
const desk = aStaff([{ role: 'county-desk', agencyId: null }], { accountId: 'desk' });
const lin = aStaff([{ role: 'clerk', agencyId: '1001' }], { accountId: 'lin' });

const row = (name: string, from: string, until: string, work = '') => ({ name, from, until, work });
const texts: NoticeTexts = {
  year: '2027',
  source: '国办发明电〔2026〕9号',
  issued: '2026-11-19',
  scope: 'national',
  rows: [
    row('元旦', '2027-01-01', '2027-01-03'),
    row('春节', '2027-02-05', '2027-02-11', '2027-01-30、2027-02-20'),
    row('', '', ''),
  ],
};

eachDatabase((_name, open) => {
  let deps: StaffDeps;
  beforeAll(async () => {
    const county = await peopleCounty(open);
    deps = county.deps;
    county.clock.set('2026-12-28T04:00:00Z');
    // Due after New Year: counted on Monday to Friday until the notice is there.
    await live(deps, { requestId: 'r1', agencyId: '1001', receivedOn: '2026-12-14' });
    await live(deps, { requestId: 'r2', agencyId: '1002', receivedOn: '2026-12-01' });
  });
  const enter = (more: Partial<NoticeTexts> = {}) =>
    enterNotice(deps, desk, { regionId, texts: { ...texts, ...more } });

  it.each([
    [{ year: '27' }, 'year'],
    [{ year: '2029' }, 'rows.0.from'],
    [{ source: '' }, 'source'],
    [{ source: '国办发明电〔2025〕7号' }, 'source'],
    [{ issued: '2027-01-05' }, 'issued'],
    [{ scope: 'other' }, 'scope'],
    [{ rows: [] }, 'rows.0.name'],
    [{ rows: [row('元旦', '2027-01-03', '2027-01-01')] }, 'rows.0.until'],
    [{ rows: [row('元旦', '2027-01-01', '2027-02-03')] }, 'rows.0.until'],
    [{ rows: [row('元旦', '2027-01-01', '2027-01-03', '2027-01-06')] }, 'rows.0.work'],
    [{ rows: [row('元旦', '2027-01-01', '2027-01-03', '2027-01-02')] }, 'rows.0.work'],
    [{ rows: [row('元旦', '2027-01-01', '')] }, 'rows.0.until'],
    [
      { rows: [row('元旦', '2027-01-01', '2027-01-03'), row('又', '2027-01-02', '2027-01-04')] },
      'rows.1.from',
    ],
  ] as readonly (readonly [Partial<NoticeTexts>, string])[])('%o is refused at %s', async (more, where) => {
    expect(field(await enter(more))).toBe(where);
  });

  it('is shown beforehand with what it moves, and keeps nothing', async () => {
    const preview = must(await previewNotice(deps, desk, { regionId, texts }));
    expect(preview.publishes).toBe(true);
    // r1: 20 working days after 14 December; 1 January is off now.
    expect(preview.moves).toEqual([
      {
        requestId: 'r1',
        number: '青申〔2026〕r1号',
        agencyId: '1001',
        accountId: null,
        before: '2027-01-11',
        after: '2027-01-12',
      },
    ]);
    expect(await deps.storage.calendarNotices.list(regionId)).toEqual([]);
  });

  it('moves open cases, tells their people, and can be looked up', async () => {
    const { noticeId, moves } = must(await enter());
    expect(moves.map(({ requestId }) => requestId)).toEqual(['r1']);
    expect((await deps.storage.requests.row(regionId, 'r1'))?.due).toBe('2027-01-12');
    const told = await deps.storage.notifications.notices(regionId, 'lin', 50);
    expect(told.find(({ kind }) => kind === 'due-moved')?.text).toContain('2027年1月12日');
    const others = await deps.storage.notifications.notices(regionId, 'chen', 50);
    expect(others.some(({ kind }) => kind === 'due-moved')).toBe(false);
    const shown = must(await showNotice(deps, lin, { regionId, noticeId }));
    expect(shown.moves).toEqual(moves);
    const overview = must(await showCalendar(deps, lin, { regionId }));
    expect(overview).toMatchObject({ next: 2028, mayEnter: false });
    expect(overview.years[0]!.notices[0]!.noticeId).toBe(noticeId);
  });

  it('is entered once, by the desk', async () => {
    expect(field(await enter())).toBe('source');
    expect(code(await enterNotice(deps, lin, { regionId, texts }))).toBe('forbidden');
  });

  it('a local arrangement changes days of its county only', async () => {
    const local = { year: '2027', scope: 'local', source: '青政办〔2026〕30号', issued: '2026-12-20' };
    must(await enter({ ...local, rows: [row('花山节', '2027-01-11', '2027-01-12')] }));
    expect((await deps.storage.requests.row(regionId, 'r1'))?.due).toBe('2027-01-14');
  });
});
