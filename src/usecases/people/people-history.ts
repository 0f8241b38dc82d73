/** What happened to an account, told from the ledger. */
import { isRoleId } from '../../domain/people/role.ts';
import { roleOf } from '../../policies/roles.ts';
import type { RecordedEvent } from '../ports/ledger.ts';
import type { Directory } from './directory.ts';

export interface HistoryLine {
  /** ISO instant. */
  readonly at: string;
  readonly text: string;
  /** `account/…`, `operator` or `program`. */
  readonly actor: string;
}

type Words = (data: RecordedEvent['data'], directory: Directory) => string;

const role: Words = ({ role: id, agencyId }, directory) => {
  if (typeof id !== 'string' || !isRoleId(id)) return '角色';
  const agency = typeof agencyId === 'string' ? `（${directory.agencyName(agencyId)}）` : '';
  return `${roleOf(id).name}${agency}`;
};

const count = (list: unknown): number => (Array.isArray(list) ? list.length : 0);

const words: Readonly<Record<string, Words>> = {
  'account-created': () => '开设账户',
  'account-changed': ({ contacts }) => (count(contacts) > 0 ? '修改账户和联系方式' : '修改账户'),
  'account-disabled': () => '停用账户',
  'account-enabled': () => '启用账户',
  'role-granted': (data, directory) => `授予角色：${role(data, directory)}`,
  'role-revoked': ({ tasks }) =>
    count(tasks) > 0 ? `收回角色，${count(tasks)} 件未办事项退回机关` : '收回角色',
  'delegation-made': () => '委托角色给同事',
  'delegation-ended': () => '提前结束委托',
  'work-handed-over': ({ tasks }) => `移交未办事项 ${count(tasks)} 件`,
};

/** The newest first; events that are not about people are left out. */
export function historyOf(events: readonly RecordedEvent[], directory: Directory): readonly HistoryLine[] {
  return events
    .flatMap(({ kind, at, actor, data }) => {
      const say = words[kind];
      return say === undefined ? [] : [{ at, actor, text: say(data, directory) }];
    })
    .reverse();
}
