/** Shows one personal datum in clear: one at a time, with a reason, on the record, and not too often. */
import type { Caller } from '../../domain/people/caller.ts';
import { done, type Problem, type Result, refused } from '../../domain/problems/problem.ts';
import type { Act } from '../../policies/permissions.ts';
import { notify } from '../notifications/notify.ts';
import { look, type Order, perform, recordFailure } from '../perform.ts';
import type { MaskedDatum } from '../ports/personal-data.ts';
import { refusalOf } from '../refusal.ts';
import { localTime } from '../sign-in/local-time.ts';
import type { StaffDeps } from '../staff-deps.ts';
import { readReason } from './reason.ts';

/** Who may open what, by whose it is. What has no row here is opened by nobody. */
const actOf: Readonly<Record<string, Act>> = { account: 'account.reveal' };

/** Most data that one person may open in an hour. */
export const revealsPerHour = 30;
const hour = 60 * 60 * 1000;

export interface RevealInput {
  readonly datumId: unknown;
  /** At least five characters; goes into the audit trail. */
  readonly reason: unknown;
}

export interface Revealed {
  readonly datum: MaskedDatum;
  /** In clear. To be shown once, never stored. */
  readonly value: string;
}

const missing: Problem = {
  code: 'not-found',
  message: '没有找到这项个人信息：可能已被删除，请返回上一页重新打开。',
};

/** Reveals a datum of the caller's own county. The audit entry names the field and the reason, never the value. */
export async function revealDatum(
  deps: StaffDeps,
  caller: Caller,
  { datumId, reason: given }: RevealInput,
): Promise<Result<Revealed>> {
  if (caller.kind !== 'staff') return refused(refusalOf(caller, 'account.reveal', 'refused'));
  const { regionId, accountId } = caller;
  const datum = typeof datumId === 'string' ? await deps.storage.personal.get(regionId, datumId) : null;
  const act = datum === null ? undefined : actOf[datum.ownerKind];
  if (datum === null || act === undefined) {
    // Asked all the same: whoever may open nothing does not learn what there is.
    const nothing: Order = { act: 'account.reveal', subject: 'personal-data', resource: { regionId } };
    return look(deps, caller, nothing, async () => refused(missing));
  }
  const reason = readReason(given);
  const order: Order = {
    act,
    subject: `${datum.ownerKind}/${datum.ownerId}`,
    resource: { regionId },
    reason: reason.ok ? reason.value : '',
  };
  const revealed = await perform<Revealed>(deps, caller, order, async (stores, at) => {
    if (!reason.ok) return reason;
    await stores.personal.takeTurn(regionId, accountId);
    const since = new Date(Date.parse(at) - hour).toISOString();
    const before = await stores.audit.search({
      regionId,
      actors: [`account/${accountId}`],
      act,
      outcome: 'done',
      from: since,
      limit: revealsPerHour,
    });
    if (before.length >= revealsPerHour) return refused(tooOften);
    const value = await stores.personal.open(regionId, datum.datumId);
    if (value === null) return refused(destroyed(datum));
    const { field, kind, ownerKind, ownerId } = datum;
    if (ownerKind === 'account' && ownerId !== accountId) {
      await notify(stores, deps, {
        regionId,
        accountIds: [ownerId],
        kind: 'contact-revealed',
        subject: `account/${ownerId}`,
        facts: { at: localTime(at) },
        link: '/workbench/me',
      });
    }
    return done({ value: { datum, value }, detail: { field, kind, datum: datum.datumId } });
  });
  if (!revealed.ok && revealed.problems[0].code === 'too-often') {
    await recordFailure(deps, caller, order, { field: datum.field, why: 'too-often' });
  }
  return revealed;
}

/** Said when the hour's number is used up. */
export const tooOften: Problem = {
  code: 'too-often',
  message: `一小时内最多查看 ${revealsPerHour} 项个人信息，您已达到上限。请稍后再试；确需批量使用的，请走数据提供流程。`,
  article: '《个人信息保护法》第六条',
};

/** Said of a datum whose time is over. */
export const destroyed = ({ anonymisedAt }: MaskedDatum): Problem => ({
  code: 'anonymised',
  message:
    anonymisedAt === null
      ? missing.message
      : `这项信息已过保存期限，于 ${anonymisedAt.slice(0, 10)} 匿名化，无法恢复。`,
  article: '《个人信息保护法》第十九条、第四十七条',
});
