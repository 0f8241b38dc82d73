import { beforeAll, describe, expect, it } from 'vitest';
import { eachDatabase } from '../../../../tests/support/databases.ts';
import { addAgencies, addPerson, anAgency } from '../../../../tests/support/people.ts';
import {
  addRegion,
  aStaff,
  otherRegion,
  testClock,
  testOrigin,
  testRegion,
  testStaffDeps,
} from '../../../../tests/support/staff.ts';
import type { Caller, Staff } from '../../../domain/people/caller.ts';
import { openSession } from '../../sign-in/open-session.ts';
import type { StaffDeps } from '../../staff-deps.ts';
import { exportOwn } from './export-own.ts';
import { exportSubject, type SubjectInput, showSubjectForm } from './export-subject.ts';

const number = '11010519491231002X';
const desk = aStaff([{ role: 'county-desk', agencyId: null }], { accountId: 'desk' });
const input: SubjectInput = {
  kind: 'identity-number',
  value: number,
  check: 'id-card',
  reason: '本人到窗口要求复制',
  format: 'json',
};

interface Content {
  readonly request: Readonly<Record<string, string>>;
  readonly sections: readonly {
    title: string;
    note?: string;
    items: readonly Readonly<Record<string, string>>[];
  }[];
}

eachDatabase((_name, open) => {
  let deps: StaffDeps;
  const clock = testClock();
  const at = clock().toISOString();
  let anna: Staff;

  const newest = async () => (await deps.storage.audit.search({ regionId: testRegion, limit: 1 }))[0]!;

  beforeAll(async () => {
    deps = testStaffDeps(await open(), clock);
    await addRegion(deps);
    await addRegion(deps, otherRegion, '另一县');
    await addAgencies(deps, anAgency('1001'));
    const roles = [{ role: 'clerk', agencyId: '1001' }] as const;
    await addPerson(deps, { accountId: 'anna', name: '安宁', agencyId: '1001', roles });
    await addPerson(deps, { accountId: 'ben', name: '贝明', agencyId: '1001' });
    const account = { regionId: testRegion, ownerKind: 'account', ownerId: 'anna' };
    await deps.storage.personal.put(account, 'phone', 'phone', '13812345678', at);
    await deps.storage.personal.put(account, 'email', 'email', 'anna@example.cn', at);
    await deps.storage.personal.put({ ...account, ownerId: 'ben' }, 'phone', 'phone', '13987654321', at);
    for (const regionId of [testRegion, otherRegion]) {
      const owner = { regionId, ownerKind: 'case', ownerId: `c-${regionId}` };
      await deps.storage.personal.put(owner, 'applicant', 'identity-number', number, at);
      await deps.storage.personal.put(owner, 'address', 'address', `${regionId} 城关镇`, at);
    }
    const session = await deps.storage.transaction(async (stores) => {
      const own = await stores.accounts.get(testRegion, 'anna');
      return openSession(stores, deps, own!, { method: 'password', standing: 'full', from: testOrigin }, at);
    });
    anna = aStaff(roles, { accountId: 'anna', sessionId: deps.secrets.sha256(session.token) });
  });

  describe('exportOwn', () => {
    const confirm = () =>
      deps.storage.signIn.confirmSession(testRegion, anna.sessionId, deps.clock().toISOString());

    it('asks who it is before it gives anything', async () => {
      expect(await exportOwn(deps, { ...anna, sessionId: 'gone' }, 'json')).toMatchObject({
        problems: [{ code: 'confirm-first' }],
      });
      expect(await exportOwn(deps, { ...anna, standing: 'partial' }, 'json')).toMatchObject({
        problems: [{ code: 'second-factor' }],
      });
      const nobody: Caller = { kind: 'anyone', from: testOrigin };
      expect(await exportOwn(deps, nobody, 'json')).toMatchObject({ problems: [{ code: 'sign-in-needed' }] });
    });

    it('gives everything about oneself in clear, nothing about others, and records the digest of the file', async () => {
      await confirm();
      const result = await exportOwn(deps, anna, 'json');
      if (!result.ok) throw new Error(JSON.stringify(result));
      const { content, digest, name } = result.value;
      const { sections } = JSON.parse(content) as Content;
      const of = (title: string) => sections.find((each) => each.title === title)!.items;
      expect(of('账户').map((each) => each.内容)).toEqual(expect.arrayContaining(['安宁', 'anna', '在用']));
      expect(of('联系方式和其他登记的信息').map((each) => each.内容)).toEqual([
        'anna@example.cn',
        '13812345678',
      ]);
      expect(of('现有角色')).toMatchObject([{ 角色: '信息员', 机关代码: '1001' }]);
      expect(of('正在登录的地方')).toMatchObject([{ 地址: '192.0.2.7' }]);
      expect(content).not.toContain('13987654321');
      expect(name).not.toContain('anna');
      expect(digest).toBe(deps.secrets.sm3(content));
      const entry = await newest();
      expect(entry).toMatchObject({
        act: 'own.export',
        subject: 'account/anna',
        detail: { format: 'json', digest },
      });
      expect(JSON.stringify(entry)).not.toContain('13812345678');
      const again = await exportOwn(deps, anna, 'html');
      expect(again.ok && again.value.content).toContain('导出本人的个人信息');
    });
  });

  describe('exportSubject', () => {
    it('finds what the county holds by the number, in clear, and nothing of another county', async () => {
      const result = await exportSubject(deps, desk, { ...input, value: ' 110105 19491231 002x ' });
      if (!result.ok) throw new Error(JSON.stringify(result));
      const { sections, request } = JSON.parse(result.value.content) as Content;
      expect(request).toMatchObject({
        请求人的身份证号: '110***********002X',
        核实身份的方式: '本人到场，出示身份证原件',
      });
      expect(sections).toHaveLength(1);
      expect(sections[0]!.items.map((each) => each.内容)).toEqual(['990121 城关镇', number]);
      expect(result.value.content).not.toContain('990122');
    });

    it('records who asked, how identity was checked and which file was given; the number only as a keyed digest', async () => {
      const result = await exportSubject(deps, desk, input);
      if (!result.ok) throw new Error(JSON.stringify(result));
      const entry = await newest();
      expect(entry).toMatchObject({
        act: 'personal.subject-export',
        actor: 'account/desk',
        reason: input.reason,
        detail: { check: 'id-card', found: 1, digest: deps.secrets.sm3(result.value.content) },
      });
      expect(JSON.stringify(entry)).not.toContain('19491231');
      expect(entry.detail.number).not.toBe(deps.secrets.sm3(number));
    });

    it('gives all of an account that holds the phone number', async () => {
      const result = await exportSubject(deps, desk, {
        ...input,
        kind: 'phone',
        value: '138 1234 5678',
        format: 'html',
      });
      if (!result.ok) throw new Error(JSON.stringify(result));
      for (const words of ['安宁', 'anna@example.cn', '13812345678', '第四十五条']) {
        expect(result.value.content).toContain(words);
      }
      expect(result.value.content).not.toContain('13987654321');
    });

    it('answers in a file, too, when nothing is held, and records that', async () => {
      const result = await exportSubject(deps, desk, { ...input, value: '440524188001010014' });
      expect(result.ok && result.value.content).toContain('没有找到');
      expect(await newest()).toMatchObject({ detail: { found: 0 } });
    });

    it.each<[Partial<SubjectInput>, string]>([
      [{ kind: 'email' }, 'kind'],
      [{ value: '110105194912310021' }, 'value'],
      [{ value: '110105194902300021' }, 'value'],
      [{ value: '' }, 'value'],
      [{ kind: 'phone', value: '12345' }, 'value'],
      [{ check: 'by-phone' }, 'check'],
      [{ check: '' }, 'check'],
      [{ reason: '无' }, 'reason'],
      [{ reason: `要求 ${number}` }, 'reason'],
      [{ format: 'exe' }, 'format'],
    ])('takes no incomplete order: %j', async (wrong, field) => {
      const before = await newest();
      const result = await exportSubject(deps, desk, { ...input, ...wrong });
      expect(result).toMatchObject({ ok: false, problems: [{ field }] });
      expect((await newest()).entryId).toBe(before.entryId);
    });

    it('is for the county desk, in its own county', async () => {
      const clerk = aStaff([{ role: 'clerk', agencyId: '1001' }]);
      expect(await exportSubject(deps, clerk, input)).toMatchObject({ problems: [{ code: 'forbidden' }] });
      expect(await showSubjectForm(deps, clerk)).toMatchObject({ problems: [{ code: 'forbidden' }] });
      expect(await exportSubject(deps, desk, input, otherRegion)).toMatchObject({
        problems: [{ code: 'not-found' }],
      });
      const operator: Caller = {
        kind: 'operator',
        from: { door: 'command-line', address: 'root', agent: '' },
      };
      expect(await exportSubject(deps, operator, input)).toMatchObject({ problems: [{ code: 'not-found' }] });
      expect((await exportSubject(deps, operator, input, otherRegion)).ok).toBe(true);
    });
  });
});
