/** Registers a request that reached the house by any way: counter, post, fax, e-mail, read to a clerk. */
import { existsOn } from '../../domain/agencies/exists-on.ts';
import { dayOf } from '../../domain/days/county-day.ts';
import type { Caller } from '../../domain/people/caller.ts';
import { done, type Problem, type Result, refused } from '../../domain/problems/problem.ts';
import { holdsOn } from '../../domain/request-rules/dated.ts';
import type { Channel } from '../../domain/request-rules/intake-rules.ts';
import type { NewRequest } from '../../domain/requests/new-request.ts';
import { requestSubject } from '../../domain/requests/request-event.ts';
import { look, perform } from '../perform.ts';
import type { RequestRow } from '../ports/requests.ts';
import type { Stores } from '../ports/stores.ts';
import type { StaffDeps } from '../staff-deps.ts';
import { judgeUpload, type Upload } from './case-file-doors.ts';
import { reachOf } from './reach.ts';
import { alike, likenessOf, type ReceivedRequest, receiveRequest } from './receive-request.ts';

export interface RegisterForm {
  /** Agencies that this person may register for. */
  readonly agencies: readonly { readonly agencyId: string; readonly name: string }[];
  /** Ways in that people register by hand, in force today. */
  readonly channels: readonly Channel[];
  readonly today: string;
}

/** What the form offers. */
export function openRegistration(
  deps: StaffDeps,
  caller: Caller,
  regionId: string,
): Promise<Result<RegisterForm>> {
  const { resource, agencyIds } = reachOf(caller, 'request.register', regionId);
  const order = { act: 'request.register', subject: 'request', resource } as const;
  return look(deps, caller, order, async (storage) => {
    const today = dayOf(deps.clock().toISOString());
    const all = await storage.agencies.list(regionId);
    return done({
      agencies: all
        .filter((agency) => existsOn(agency, today))
        .filter(({ agencyId }) => agencyIds === null || agencyIds.includes(agencyId))
        .map(({ agencyId, name }) => ({ agencyId, name })),
      channels: deps.requestRules.intake.channels.filter((channel) => holdsOn(channel, today)),
      today,
    });
  });
}

export interface RegisterOrder {
  /** Without files; those come in `scans`. */
  readonly request: NewRequest;
  readonly scans: readonly Upload[];
  /** The form showed earlier requests of the same content, and it was sent all the same. */
  readonly duplicatesSeen: boolean;
  /** Done in the same transaction, after it was received: a mail that it came by is settled. */
  readonly also?: (stores: Stores, received: ReceivedRequest, at: string) => Promise<Result<null>>;
}

/** Problem that asks to look at earlier requests first. */
export const duplicateCode = 'duplicate';

const duplicate = (rows: readonly RequestRow[]): Problem => ({
  code: duplicateCode,
  field: 'duplicatesSeen',
  message: `同一申请人已申请过相同的内容：${rows
    .slice(0, 3)
    .map(({ number }) => number)
    .join('、')}。确实是新的申请，请勾选后再登记。`,
  article: '《条例》第三十六条第六项',
});

export async function registerRequest(
  deps: StaffDeps,
  caller: Caller,
  { request, scans, duplicatesSeen, also }: RegisterOrder,
): Promise<Result<ReceivedRequest>> {
  const { regionId, agencyId } = request;
  const resource = { regionId, agencyId: agencyId === '' ? reached(caller, regionId) : agencyId };
  const order = { act: 'request.register', subject: 'request', resource } as const;
  return perform(deps, caller, order, async (stores, at) => {
    await stores.regions.hold(regionId);
    const files = [];
    for (const scan of scans) {
      const judged = judgeUpload(scan);
      if (!judged.ok) return judged;
      const { fileName, mediaType } = judged.value;
      files.push({ kind: 'application', title: fileName, fileName, mediaType, bytes: scan.bytes });
    }
    if (!duplicatesSeen) {
      const earlier = await alike(stores, regionId, likenessOf(deps, request));
      if (earlier.length > 0) return refused(duplicate(earlier));
    }
    const received = await receiveRequest(
      stores,
      deps,
      { caller, at },
      {
        ...request,
        files: [...request.files, ...files],
      },
    );
    if (!received.ok) return received;
    const more = await also?.(stores, received.value, at);
    if (more?.ok === false) return more;
    const { state } = received.value;
    return done({
      value: received.value,
      subject: requestSubject(state.requestId),
      after: state,
      detail: { channel: request.channel, receivedOn: state.receivedOn, agency: agencyId },
    });
  });
}

const reached = (caller: Caller, regionId: string): string | null =>
  reachOf(caller, 'request.register', regionId).resource.agencyId ?? null;
