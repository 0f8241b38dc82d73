import { beforeAll, describe, expect, it } from 'vitest';
import { eachDatabase } from '../../../tests/support/databases.ts';
import { addRegion, aStaff, testClock, testRegion, testStaffDeps } from '../../../tests/support/staff.ts';
import type { AuditEntry, AuditFacts } from '../../domain/audit-trail/entry.ts';
import { readHead } from '../../domain/audit-trail/head-text.ts';
import type { Caller } from '../../domain/people/caller.ts';
import type { Database } from '../../storage/open-database.ts';
import type { StaffDeps } from '../staff-deps.ts';
import { exportAudit } from './export-audit.ts';
import { printHead, regionsWithTrail } from './print-head.ts';
import { auditPageSize, searchAudit, showAuditEntry } from './search-audit.ts';
import { verifyChain } from './verify-chain.ts';
import { verifyExport } from './verify-export.ts';

const auditor = aStaff([{ role: 'audit-administrator', agencyId: null }]);
const system = aStaff([{ role: 'system-administrator', agencyId: null }]);
const operator: Caller = { kind: 'operator', from: { door: 'command-line', address: 'op', agent: '' } };

function facts(more: Partial<AuditFacts> = {}): AuditFacts {
  return {
    regionId: testRegion,
    at: '2026-11-20T16:00:00.000Z',
    actor: 'account/li',
    onBehalfOf: null,
    door: 'web',
    address: '192.0.2.7',
    agent: 'test',
    act: 'agency.change',
    subject: 'agency/1001',
    outcome: 'done',
    reason: '',
    beforeDigest: null,
    afterDigest: null,
    detail: {},
    ...more,
  };
}

async function* linesOf(text: string): AsyncGenerator<string> {
  yield* text.split('\n');
}

async function textOf(pieces: AsyncGenerator<string>): Promise<string> {
  let text = '';
  for await (const piece of pieces) text += piece;
  return text;
}

eachDatabase((_name, open) => {
  let database: Database;
  let deps: StaffDeps;
  const append = (more: Partial<AuditFacts> = {}) =>
    deps.storage.transaction((stores) => stores.audit.append(facts(more)));
  const newest = async (regionId = testRegion): Promise<AuditEntry> =>
    (await deps.storage.audit.search({ regionId, limit: 1 }))[0]!;

  beforeAll(async () => {
    database = await open();
    deps = testStaffDeps(database, testClock());
    await addRegion(deps);
    await deps.storage.transaction(async (stores) => {
      for (const [accountId, signInName, name] of [
        ['li', 'li.hong', '李红'],
        ['wang', 'wangwei', '王伟'],
      ] as const) {
        await stores.accounts.put({
          regionId: testRegion,
          accountId,
          signInName,
          name,
          agencyId: null,
          status: 'active',
          demo: true,
          createdAt: '2026-11-01T00:00:00.000Z',
          lastSignInAt: '2026-11-01T00:00:00.000Z',
        });
      }
    });
    await append({ onBehalfOf: 'wang' });
    await append({ actor: 'account/wang', act: 'account.reveal', subject: 'account/li', reason: '核对' });
    await append({ actor: 'operator', door: 'command-line', at: '2026-11-21T15:59:59.999Z' });
    await append({
      actor: 'account/wang',
      act: 'role.grant',
      outcome: 'refused',
      at: '2026-11-21T16:00:00.000Z',
    });
  });

  describe('search', () => {
    const numbers = async (input: object) => {
      const page = await searchAudit(deps, auditor, testRegion, input);
      return page.ok
        ? page.value.lines.map(({ entryId }) => entryId)
        : page.problems.map(({ field }) => field);
    };

    it.each([
      ['by name', { person: '王' }, [4, 2]],
      ['by sign-in name', { person: 'li.hong' }, [1]],
      ['by kind of caller', { person: 'operator' }, [3]],
      ['nobody', { person: '没有这个人' }, []],
      ['by act', { act: 'account.reveal' }, [2]],
      ['by outcome', { outcome: 'refused' }, [4]],
      ['by subject', { subject: 'account/li' }, [2]],
      ['by days of the county, both inclusive', { from: '2026-11-21', until: '2026-11-21' }, [3, 2, 1]],
      ['by the day after', { from: '2026-11-22' }, [4]],
      ['an act that does not exist', { act: 'agency.destroy' }, ['act']],
      ['days that do not exist', { from: '2026-02-30', until: 'x' }, ['from', 'until']],
      ['a period that ends before it begins', { from: '2026-11-22', until: '2026-11-21' }, ['until']],
      ['an outcome that does not exist', { outcome: 'x' }, ['outcome']],
    ])('%s', async (_what, input, expected) => {
      expect(await numbers(input)).toEqual(expected);
    });

    it('puts names and words for ids and codes', async () => {
      const page = await searchAudit(deps, auditor, testRegion, {});
      const lines = page.ok ? page.value.lines : [];
      expect(lines.find(({ entryId }) => entryId === 1)).toMatchObject({
        time: '2026-11-21 00:00:00',
        who: '李红',
        signInName: 'li.hong',
        behalf: '王伟',
        what: '修改机关的基本情况',
        doorWords: '网页',
        outcomeWords: '已完成',
      });
      expect(lines.find(({ entryId }) => entryId === 2)).toMatchObject({ who: '王伟', on: '账户 李红' });
      expect(lines.find(({ entryId }) => entryId === 3)).toMatchObject({
        who: '命令行操作员',
        signInName: null,
      });
    });

    it('shows an entry with its neighbours, and no entry that is not there', async () => {
      const shown = await showAuditEntry(deps, auditor, testRegion, '2');
      expect(shown).toMatchObject({
        ok: true,
        value: { line: { entryId: 2 }, before: { entryId: 1 }, after: { entryId: 3 } },
      });
      for (const wrong of ['0', '-1', '99999', '1e3', "1'", '']) {
        expect(await showAuditEntry(deps, auditor, testRegion, wrong)).toMatchObject({
          problems: [{ code: 'not-found' }],
        });
      }
    });

    it('leaves no entry, but being refused does', async () => {
      const before = await newest();
      await searchAudit(deps, auditor, testRegion, {});
      await showAuditEntry(deps, auditor, testRegion, '1');
      expect(await newest()).toEqual(before);
      expect(await searchAudit(deps, system, testRegion, {})).toMatchObject({
        problems: [{ code: 'forbidden' }],
      });
      expect(await newest()).toMatchObject({
        act: 'audit.search',
        outcome: 'refused',
        actor: 'account/tester',
      });
    });

    it('answers about another county as if there were none', async () => {
      expect(await searchAudit(deps, auditor, '990122', {})).toMatchObject({
        problems: [{ code: 'not-found' }],
      });
      expect(await showAuditEntry(deps, auditor, '990122', '1')).toMatchObject({
        problems: [{ code: 'not-found' }],
      });
    });

    it('turns pages by the number of the last entry', async () => {
      const region = '990131';
      await deps.storage.transaction(async (stores) => {
        for (let i = 0; i < auditPageSize * 2 + 1; i += 1)
          await stores.audit.append(facts({ regionId: region }));
      });
      const seen: number[] = [];
      let before = '';
      for (let page = 0; page < 5; page += 1) {
        const result = await searchAudit(deps, operator, region, {}, before);
        if (!result.ok) throw new Error(result.problems[0].message);
        seen.push(...result.value.lines.map(({ entryId }) => entryId));
        if (result.value.next === null) break;
        before = String(result.value.next);
      }
      expect(seen).toEqual(Array.from({ length: 101 }, (_, i) => 101 - i));
    });
  });

  describe('verification', () => {
    it('finds the chain whole, compares it with a kept head, and is recorded', async () => {
      const printed = await printHead(deps, auditor, testRegion);
      if (!printed.ok) throw new Error(printed.problems[0].message);
      const { text, head } = printed.value;
      expect(readHead(text, deps.secrets.sm3)).toEqual({ ok: true, head });
      expect(await newest()).toMatchObject({
        act: 'audit.head',
        detail: { entry: head.entryId, hash: head.hash },
      });
      await append();
      const verified = await verifyChain(deps, auditor, { regionId: testRegion, kept: [head] });
      expect(verified).toMatchObject({
        ok: true,
        value: { broken: 0, complete: true, verdicts: [{ regionId: testRegion, kept: 1 }] },
      });
      expect(await newest()).toMatchObject({
        act: 'audit.verify',
        outcome: 'done',
        detail: { broken: 0, chains: 1, complete: true },
      });
    });

    it('covers every chain for the operator, and a chain that is gone but whose head was kept', async () => {
      const kept = [{ regionId: '990199', entryId: 3, hash: 'f'.repeat(64) }];
      const verified = await verifyChain(deps, operator, { regionId: null, kept });
      if (!verified.ok) throw new Error(verified.problems[0].message);
      const regions = verified.value.verdicts.map(({ regionId }) => regionId);
      const all = await regionsWithTrail(deps, operator);
      expect(regions).toEqual(
        expect.arrayContaining([...(all.ok ? all.value.filter((id) => id !== '000000') : [])]),
      );
      expect(verified.value.broken).toBe(1);
      expect(verified.value.verdicts.find(({ regionId }) => regionId === '990199')?.breaks).toMatchObject([
        { kind: 'cut-off', entryId: 1, until: 3 },
      ]);
      expect(await newest('000000')).toMatchObject({ act: 'audit.verify', actor: 'operator' });
    });

    it('is nothing that others may do, or that an administrator may do for all', async () => {
      for (const caller of [system, auditor]) {
        const regionId = caller === system ? testRegion : null;
        expect((await verifyChain(deps, caller, { regionId })).ok).toBe(false);
      }
    });

    it('stops when it is enough, and says nothing about what it did not read', async () => {
      const kept = [{ regionId: testRegion, entryId: 1_000, hash: 'f'.repeat(64) }];
      const verified = await verifyChain(deps, auditor, { regionId: testRegion, kept, enough: () => true });
      expect(verified).toMatchObject({ ok: true, value: { complete: false, entries: 0, broken: 0 } });
    });

    it('is not disturbed by entries that are written meanwhile', async () => {
      const region = '990132';
      for (let i = 0; i < 5; i += 1) await append({ regionId: region });
      const [verified] = await Promise.all([
        verifyChain(deps, operator, { regionId: region }),
        ...Array.from({ length: 20 }, () => append({ regionId: region })),
      ]);
      expect(verified).toMatchObject({ ok: true, value: { broken: 0 } });
    });

    it('finds what the owner of the database did with the triggers switched off', async () => {
      const region = '990133';
      for (let i = 0; i < 9; i += 1) await append({ regionId: region, subject: `agency/${i}` });
      const tamper = async (...statements: string[]) => {
        await database.inTransaction(async ({ script }) => {
          await script('alter table audit_entry disable trigger all');
          for (const statement of statements) await script(statement);
          await script('alter table audit_entry enable always trigger audit_entry_append_only');
          await script('alter table audit_entry enable always trigger audit_entry_no_truncate');
        });
        const verified = await verifyChain(deps, operator, { regionId: region });
        if (!verified.ok) throw new Error(verified.problems[0].message);
        return verified.value.verdicts[0]!.breaks.map(({ kind, entryId, until }) => [kind, entryId, until]);
      };
      const here = `where region_id = '${region}' and entry_id`;
      expect(await tamper(`update audit_entry set detail = '{"x": 1}' ${here} = 3`)).toEqual([
        ['changed', 3, 3],
      ]);
      expect(
        await tamper(
          `update audit_entry set detail = '{}' ${here} = 3`,
          `delete from audit_entry ${here} in (5, 6)`,
        ),
      ).toEqual([['removed', 5, 6]]);
      // The operator's own verifications stand in the chain of this region as well, so the end moves.
      const { entryId } = await deps.storage.audit.head(region);
      const breaks = await tamper(`delete from audit_entry ${here} > ${entryId - 1}`);
      expect(breaks).toContainEqual(['cut-off', entryId, entryId]);
      const check = 'audit_entry_entry_id_check';
      const outside = await tamper(
        `alter table audit_entry drop constraint ${check}`,
        `insert into audit_entry select region_id, 0, at, actor, on_behalf_of, door, address, agent, act, subject, outcome,
           reason, before_digest, after_digest, detail, previous, hash from audit_entry ${here} = 1`,
      );
      expect(outside).toContainEqual(['inserted', 0, 0]);
    });
  });

  describe('export', () => {
    const exported = async (input: object, format: 'csv' | 'jsonl', most: number | null = null) => {
      const result = await exportAudit(deps, auditor, testRegion, input, format, most);
      if (!result.ok) throw new Error(result.problems[0].message);
      return { ...result.value, all: await textOf(result.value.text) };
    };
    const verified = async (text: string, kept: Parameters<typeof verifyExport>[2] = []) => {
      const result = await verifyExport(deps.secrets.sm3, linesOf(text), kept);
      if (!result.ok) return result.problems[0].code;
      const { verdict, whole } = result.value;
      return { entries: verdict.entries, broken: verdict.broken, whole };
    };
    const edited = (text: string, edit: (lines: string[]) => string[]) =>
      `${edit(text.trimEnd().split('\n')).join('\n')}\n`;

    it('is recorded before anything leaves, and holds the chain up to that entry', async () => {
      const head = await deps.storage.audit.head(testRegion);
      const { all, fileName } = await exported({}, 'jsonl');
      expect(fileName).toBe('audit-990121-20261121090000.jsonl');
      expect(await newest()).toMatchObject({
        entryId: head.entryId + 1,
        act: 'audit.export',
        detail: { format: 'jsonl', after: 0, until: head.entryId, truncated: false },
      });
      expect(all).toContain('"entryId":1,');
      expect(await verified(all, [head])).toEqual({ entries: head.entryId, broken: 0, whole: true });
    });

    it('of a period can be verified as a chain', async () => {
      const { all } = await exported({ from: '2026-11-21', until: '2026-11-21' }, 'jsonl');
      expect(await verified(all)).toMatchObject({ broken: 0, whole: true });
      const { all: none } = await exported({ from: '2030-01-01' }, 'jsonl');
      expect(await verified(none)).toEqual({ entries: 0, broken: 0, whole: true });
    });

    it('of a selection can be verified entry by entry', async () => {
      const { all } = await exported({ person: '王伟' }, 'jsonl');
      expect(await verified(all)).toEqual({ entries: 2, broken: 0, whole: true });
      expect(await verified(all.replace('核对', '无'))).toMatchObject({ broken: 1 });
    });

    it('keeps the newest when there are too many, and says so', async () => {
      const { all, truncated } = await exported({}, 'jsonl', 3);
      expect(truncated).toBe(true);
      expect(await verified(all)).toEqual({ entries: 3, broken: 0, whole: true });
      const csv = await exported({}, 'csv', 3);
      expect(csv.all).toContain('这里只有最新的 3 条');
      expect(csv.all.trimEnd().split('\r\n')).toHaveLength(5);
    });

    it('shows every change of the file', async () => {
      const { all } = await exported({ until: '2026-11-21' }, 'jsonl');
      const whole = await verified(all);
      expect(whole).toMatchObject({ broken: 0, whole: true });
      expect(await verified(edited(all, (lines) => lines.toSpliced(2, 1)))).toMatchObject({
        broken: 1,
        whole: false,
      });
      expect(await verified(edited(all, (lines) => lines.slice(0, -1)))).toMatchObject({
        broken: 0,
        whole: false,
      });
      expect(await verified(edited(all, (lines) => lines.toSpliced(-2, 1)))).toMatchObject({ broken: 1 });
      expect(
        await verified(edited(all, (lines) => lines.with(1, lines[2]!).with(2, lines[1]!))),
      ).not.toMatchObject({
        broken: 0,
      });
      expect(await verified(all.replace('192.0.2.7', '192.0.2.8'))).toMatchObject({ broken: 1 });
      expect(await verified(edited(all, (lines) => lines.with(1, '{')))).toBe('file-unreadable');
      expect(await verified(edited(all, (lines) => lines.slice(1)))).toBe('file-unreadable');
      expect(await verified('')).toBe('file-unreadable');
      const kept = [{ regionId: testRegion, entryId: 2, hash: 'f'.repeat(64) }];
      expect(await verified(all, kept)).toMatchObject({ broken: 1 });
      const later = [{ regionId: testRegion, entryId: 100_000, hash: 'f'.repeat(64) }];
      expect(await verified(all, later)).toMatchObject({ broken: 0 });
    });

    it('as CSV has words, and no cell that a spreadsheet takes for a formula', async () => {
      await append({ agent: '=HYPERLINK("http://x")', address: '@x' });
      const { all } = await exported({}, 'csv');
      expect(all.startsWith('\uFEFF编号,')).toBe(true);
      expect(all.lastIndexOf('\uFEFF')).toBe(0);
      expect(all).toContain('李红,li.hong,王伟');
      expect(all).not.toMatch(/,"?[=@]/);
    });

    it('is refused to others, who leave an entry', async () => {
      expect((await exportAudit(deps, system, testRegion, {}, 'csv', null)).ok).toBe(false);
      expect(await newest()).toMatchObject({ act: 'audit.export', outcome: 'refused' });
    });
  });

  it('prints no head of a chain that is empty', async () => {
    expect(await printHead(deps, operator, '990188')).toMatchObject({ problems: [{ code: 'not-found' }] });
  });
});
