/** A person's own notices. */
import type { Caller } from '../../domain/people/caller.ts';
import { done, type Result } from '../../domain/problems/problem.ts';
import { look, perform } from '../perform.ts';
import type { Notice } from '../ports/notifications.ts';
import type { StaffDeps } from '../staff-deps.ts';
import { ownOf } from './own-of.ts';
import { kindName } from './rules-of.ts';

export interface NoticeRow extends Notice {
  readonly kindName: string;
}

export interface NoticePage {
  readonly notices: readonly NoticeRow[];
  readonly unread: number;
  /** Id of the last one, when there may be more. */
  readonly next: string | null;
}

const pageSize = 50;

/** The caller's notices, newest first. @param before id of the last one of the page before; '' for the first page */
export async function listNotices(
  deps: StaffDeps,
  caller: Caller,
  before: string,
): Promise<Result<NoticePage>> {
  const { regionId, accountId, resource } = ownOf(caller);
  const order = { act: 'own.read', subject: `account/${accountId}`, resource } as const;
  return look(deps, caller, order, async ({ notifications }) => {
    const notices = await notifications.notices(regionId, accountId, pageSize, before || undefined);
    return done({
      notices: notices.map((notice) => ({ ...notice, kindName: kindName(deps.wording, notice.kind) })),
      unread: await notifications.unread(regionId, accountId),
      next: notices.length === pageSize ? notices.at(-1)!.noticeId : null,
    });
  });
}

/** Marks one of the caller's notices, or all of them, as read. Ids of others change nothing. */
export async function markNoticesRead(
  deps: StaffDeps,
  caller: Caller,
  noticeId: string,
): Promise<Result<null>> {
  const { regionId, accountId, resource } = ownOf(caller);
  const order = { act: 'own.change', subject: `account/${accountId}`, resource } as const;
  return perform(deps, caller, order, async ({ notifications }, at) => {
    if (noticeId !== '') await notifications.markRead(regionId, accountId, noticeId, at);
    return done({ value: null, detail: { notices: noticeId === 'all' ? 'all' : 'one' } });
  });
}
