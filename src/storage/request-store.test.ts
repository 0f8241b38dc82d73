import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { eachDatabase } from '../../tests/support/databases.ts';
import { aRequest, endedColumns, openColumns } from '../../tests/support/request-cases.ts';
import { addRegion, otherRegion, testRegion, testStaffDeps } from '../../tests/support/staff.ts';
import type { RequestCase } from '../domain/requests/request-case.ts';
import type {
  RequestColumns,
  RequestFilter,
  RequestOrder,
  RequestRow,
  RequestStore,
} from '../usecases/ports/requests.ts';
import type { StaffDeps } from '../usecases/staff-deps.ts';

interface Kept {
  readonly state: RequestCase;
  readonly columns: RequestColumns;
}

const day = (offset: number): string =>
  new Date(Date.UTC(2024, 0, 1) + offset * 86_400_000).toISOString().slice(0, 10);

/** Requests over three years, of every kind that a filter can ask for. */
const generated: fc.Arbitrary<Kept[]> = fc
  .array(
    fc.record({
      received: fc.integer({ min: 0, max: 1000 }),
      lasts: fc.integer({ min: 0, max: 500 }),
      open: fc.boolean(),
      agencyId: fc.constantFrom('a1', 'a2', 'a3'),
      accountId: fc.constantFrom('p1', 'p2', undefined),
      channel: fc.constantFrom('counter', 'post'),
      applicantKind: fc.constantFrom('natural', 'commercial'),
      due: fc.option(fc.integer({ min: 0, max: 1000 })),
      actBy: fc.option(fc.integer({ min: 0, max: 1000 })),
      state: fc.constantFrom('handling', 'waiting'),
      cell: fc.constantFrom('row-1', 'row-2', undefined),
      answer: fc.constantFrom('answer-1', 'answer-2'),
      title: fc.constantFrom('征地补偿方案', '補償標準', 'ABC拆迁', '低保'),
    }),
    { minLength: 60, maxLength: 60 },
  )
  .map((all) =>
    all.map((each, at) => ({
      state: aRequest(`r${at}`, {
        on: day(each.received),
        agencyId: each.agencyId,
        channel: each.channel,
        applicantKind: each.applicantKind,
        title: each.title,
        ...(each.accountId === undefined ? {} : { accountId: each.accountId }),
      }),
      columns: each.open
        ? openColumns(each.due === null ? null : day(each.due), {
            state: each.state,
            actBy: each.due !== null ? day(each.due) : each.actBy === null ? null : day(each.actBy),
          })
        : endedColumns(day(each.received + each.lasts), {
            answer: each.answer,
            cells: each.cell === undefined ? {} : { G3: each.cell },
          }),
    })),
  );

const dayText = fc.integer({ min: 0, max: 1000 }).map(day);
const filters: fc.Arbitrary<RequestFilter> = fc.record(
  {
    agencyIds: fc.subarray(['a1', 'a2', 'a3']),
    accountId: fc.constantFrom('p1', 'p2'),
    unassigned: fc.constant(true as const),
    open: fc.boolean(),
    state: fc.constantFrom('handling', 'waiting', 'over'),
    channel: fc.constantFrom('counter', 'post'),
    applicantKind: fc.constantFrom('natural', 'commercial'),
    answer: fc.constantFrom('answer-1', 'answer-2'),
    cell: fc.record({ format: fc.constantFrom('G3', 'G2'), row: fc.constantFrom('row-1', '') }),
    receivedFrom: dayText,
    receivedUntil: dayText,
    endedFrom: dayText,
    endedUntil: dayText,
    openOn: dayText,
    overdueOn: dayText,
    dueFrom: dayText,
    dueUntil: dayText,
    words: fc.constantFrom('补偿', '補償標', 'abc', '青申2026', '低', '没有 这些', '〔〕'),
  },
  { requiredKeys: [] },
);

const plain = (text: string): string =>
  text
    .replace('補償標準', '补偿标准')
    .replace(/[〔〕]/g, '')
    .toLowerCase();

/** What each filter means, said once more in plain words. */
const meaning: {
  readonly [K in keyof RequestFilter]-?: (kept: Kept, value: NonNullable<RequestFilter[K]>) => boolean;
} = {
  agencyIds: ({ state }, ids) => ids.includes(state.agencyId),
  accountId: ({ state }, id) => state.assigned?.accountId === id,
  unassigned: ({ state }) => state.assigned === null,
  open: ({ columns }, open) => columns.open === open,
  state: ({ columns }, state) => columns.state === state,
  channel: ({ state }, channel) => state.received.channel === channel,
  applicantKind: ({ state }, kind) => state.received.applicantKind === kind,
  answer: ({ columns }, answer) => columns.answer === answer,
  cell: ({ columns }, { format, row }) => !columns.open && (columns.cells[format] ?? '') === row,
  receivedFrom: ({ state }, from) => state.receivedOn >= from,
  receivedUntil: ({ state }, until) => state.receivedOn <= until,
  endedFrom: ({ columns }, from) => columns.endedOn !== null && columns.endedOn >= from,
  endedUntil: ({ columns }, until) => columns.endedOn !== null && columns.endedOn <= until,
  openOn: ({ state, columns }, on) =>
    state.receivedOn < on && (columns.endedOn === null || columns.endedOn >= on),
  overdueOn: ({ columns }, on) => columns.due !== null && columns.due < on,
  dueFrom: ({ columns }, from) => columns.due !== null && columns.due >= from,
  dueUntil: ({ columns }, until) => columns.due !== null && columns.due <= until,
  words: ({ state }, words) => {
    if (words === '〔〕') return false;
    const own = [plain(state.number), plain(state.title)];
    return plain(words)
      .replace('補償標', '补偿标')
      .split(' ')
      .every((word) => own.some((text) => text.includes(word)));
  },
};

const fits = (kept: Kept, filter: RequestFilter): boolean =>
  Object.entries(filter).every(([name, value]) =>
    (meaning[name as keyof RequestFilter] as (kept: Kept, value: unknown) => boolean)(kept, value),
  );

const keyOf = (row: RequestRow, order: RequestOrder): string => {
  if (order === 'newest') return row.receivedOn;
  return row.open ? (row.actBy ?? '9999-12-30') : '9999-12-31';
};

eachDatabase((_name, openNew) => {
  let deps: StaffDeps;
  let requests: RequestStore;
  const put = (state: RequestCase, columns: RequestColumns) =>
    deps.storage.transaction((stores) => stores.requests.put(state, columns));

  beforeAll(async () => {
    deps = testStaffDeps(await openNew());
    requests = deps.storage.requests;
    await addRegion(deps);
    await addRegion(deps, otherRegion, '另一县');
  });

  describe('a case', () => {
    it('comes back as it was put, and only in its own county', async () => {
      const state = aRequest('one', { title: '含\0空字符与半个字\ud800', regionId: otherRegion });
      const columns = openColumns('2026-03-30');
      await put(state, columns);
      const title = '含\ufffd空字符与半个字\ufffd';
      const stored = { ...state, title, received: { ...state.received, title } };
      expect(await requests.get(otherRegion, 'one')).toEqual(stored);
      expect(await requests.get(testRegion, 'one')).toBeNull();
      expect(await requests.byNumber(otherRegion, state.number)).toEqual(stored);
      expect(await requests.byNumber(testRegion, state.number)).toBeNull();
      expect(await requests.row(otherRegion, 'one')).toEqual({
        ...columns,
        regionId: otherRegion,
        requestId: 'one',
        number: state.number,
        agencyId: 'a1',
        accountId: null,
        title,
        channel: 'counter',
        applicantKind: 'natural',
        receivedOn: '2026-03-02',
        disputes: 0,
      } satisfies RequestRow);
      expect(await requests.row(testRegion, 'one')).toBeNull();
    });

    it('is found by its code, which writing the state anew does not forget', async () => {
      await requests.setCode(otherRegion, 'one', 'digest');
      await put(aRequest('one', { title: '改后', regionId: otherRegion }), openColumns(null));
      expect((await requests.byCode(otherRegion, 'digest'))?.title).toBe('改后');
      expect(await requests.byCode(testRegion, 'digest')).toBeNull();
      expect(await requests.byCode(otherRegion, 'another')).toBeNull();
    });

    it('keeps numbers and codes to one request of a county', async () => {
      await expect(
        put(aRequest('two', { number: aRequest('one').number, regionId: otherRegion }), openColumns(null)),
      ).rejects.toMatchObject({ code: '23505' });
      await put(aRequest('two', { regionId: otherRegion }), openColumns(null));
      await expect(requests.setCode(otherRegion, 'two', 'digest')).rejects.toMatchObject({ code: '23505' });
    });

    it('takes numbers without repeats and gives back those of a failed transaction', async () => {
      const next = () =>
        deps.storage.transaction((stores) => stores.requests.nextNumber(testRegion, 'a1/request', 2026));
      const numbers = await Promise.all(Array.from({ length: 8 }, next));
      expect([...numbers].sort()).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
      const failing = deps.storage.transaction(async (stores) => {
        expect(await stores.requests.nextNumber(testRegion, 'a1/request', 2026)).toBe(9);
        throw new Error('undone');
      });
      await expect(failing).rejects.toThrow('undone');
      expect(await next()).toBe(9);
      expect(await requests.nextNumber(testRegion, 'a1/request', 2027)).toBe(1);
      expect(await requests.nextNumber(otherRegion, 'a1/request', 2026)).toBe(1);
    });

    it('is noticed by the same words or the same applicant, newest first, within agency and time', async () => {
      const alike = async (by: Parameters<RequestStore['alike']>[1]) =>
        (await requests.alike(otherRegion, by, 10)).map(({ requestId }) => requestId);
      const of = (id: string, on: string, likeness: string, applicantDigest: string, agencyId = 'a1') =>
        put(
          aRequest(id, { on, likeness, applicantDigest, agencyId, regionId: otherRegion }),
          openColumns(null),
        );
      await of('x1', '2025-01-01', 'w', 'p');
      await of('x2', '2025-02-01', 'w', 'q', 'a2');
      await of('x3', '2025-03-01', 'v', 'p');
      expect(await alike({ likeness: 'w' })).toEqual(['x2', 'x1']);
      expect(await alike({ likeness: 'w', applicantDigest: 'p' })).toEqual(['x3', 'x2', 'x1']);
      expect(await alike({ likeness: 'w', agencyId: 'a1' })).toEqual(['x1']);
      expect(await alike({ applicantDigest: 'p', receivedFrom: '2025-01-02' })).toEqual(['x3']);
      expect(await alike({ applicantDigest: 'p', receivedUntil: '2025-01-02' })).toEqual(['x1']);
      expect(await alike({})).toEqual([]);
    });
  });

  describe('lists and counts', () => {
    let kept: readonly Kept[] = [];
    beforeAll(async () => {
      kept = fc.sample(generated, { numRuns: 1, seed: 20260319 })[0]!;
      await deps.storage.transaction(async (stores) => {
        for (const { state, columns } of kept) await stores.requests.put(state, columns);
      });
    });

    it('mean what each filter says, in every order, page by page', async () => {
      await fc.assert(
        fc.asyncProperty(
          filters,
          fc.constantFrom<RequestOrder>('act-by', 'newest'),
          fc.integer({ min: 1, max: 25 }),
          async (filter, order, limit) => {
            const expected = kept.filter((each) => fits(each, filter)).map(({ state }) => state.requestId);
            const rows: RequestRow[] = [];
            for (;;) {
              const last = rows.at(-1);
              const place =
                last === undefined ? null : { key: keyOf(last, order), requestId: last.requestId };
              const page = await requests.list(testRegion, filter, order, place, limit);
              rows.push(...page);
              if (page.length < limit) break;
            }
            expect(rows.map(({ requestId }) => requestId).sort()).toEqual([...expected].sort());
            const keys = rows.map((row) => keyOf(row, order));
            const sorted = [...keys].sort();
            expect(keys).toEqual(order === 'newest' ? sorted.reverse() : sorted);
            expect(await requests.count(testRegion, filter, 1000)).toBe(expected.length);
            expect(await requests.count(testRegion, filter, 3)).toBe(Math.min(3, expected.length));
          },
        ),
        { numRuns: 150 },
      );
    });

    it('go through every open request by id', async () => {
      const open = kept.filter(({ columns }) => columns.open).map(({ state }) => state.requestId);
      const found: string[] = [];
      for (;;) {
        const page = await requests.openIds(testRegion, found.at(-1) ?? '', 7);
        found.push(...page);
        if (page.length < 7) break;
      }
      expect(found).toEqual([...open].sort());
    });

    it('count a year as its definitions say, and what goes out comes in again', async () => {
      for (const agencyId of [null, 'a1', 'a2']) {
        const own = kept.filter(({ state }) => agencyId === null || state.agencyId === agencyId);
        let carried: Readonly<Record<string, number>> | null = null;
        for (const year of [2023, 2024, 2025, 2026, 2027, 2028]) {
          const counts = await requests.countYear(testRegion, agencyId, year, 'G3');
          const figures = Object.fromEntries(
            counts.map(({ row, cell, applicantKind, requests: n }) => [`${row} ${cell} ${applicantKind}`, n]),
          );
          expect(figures).toEqual(figuresOf(own, year));
          const rowOf = (row: string) =>
            Object.fromEntries(
              Object.entries(figures).flatMap(([key, n]) =>
                key.startsWith(`${row} `) ? [[key.slice(row.length), n]] : [],
              ),
            );
          if (carried !== null) expect(rowOf('carried-in')).toEqual(carried);
          carried = rowOf('carried-out');
        }
      }
    });
  });
});

/** The figures of a year, request by request. */
function figuresOf(kept: readonly Kept[], year: number): Readonly<Record<string, number>> {
  const [first, last] = [`${year}-01-01`, `${year}-12-31`];
  const figures: Record<string, number> = {};
  const add = (row: string, cell: string, kind: string) => {
    const key = `${row} ${cell} ${kind}`;
    figures[key] = (figures[key] ?? 0) + 1;
  };
  for (const { state, columns } of kept) {
    const { applicantKind } = state.received;
    const endedBefore = columns.endedOn !== null && columns.endedOn < first;
    const endedBy = columns.endedOn !== null && columns.endedOn <= last;
    if (state.receivedOn > last || endedBefore) continue;
    add(state.receivedOn >= first ? 'received' : 'carried-in', '', applicantKind);
    if (endedBy) add('result', columns.cells.G3 ?? '', applicantKind);
    else add('carried-out', '', applicantKind);
  }
  return figures;
}
