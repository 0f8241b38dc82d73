/** 补正 came in: in time, or late with a reason that is accepted; the answer period runs anew (条例 30). */
import { dayWords } from '../../domain/days/day-words.ts';
import type { Caller } from '../../domain/people/caller.ts';
import { type Result, refused } from '../../domain/problems/problem.ts';
import { type RequestedItem, requestSubject } from '../../domain/requests/request-event.ts';
import type { StaffDeps } from '../staff-deps.ts';
import { type ActDone, acted } from './act-done.ts';
import { clockAfter, isProblem } from './clock-allows.ts';
import { keepFile, keepText } from './keep-file.ts';
import { arrivalUnknown, notArrived } from './notice-arrival.ts';
import { actOnCase, type CaseOrder, type OpenCase, record } from './open-case.ts';

export interface SupplementCame {
  /** Day of receipt, `YYYY-MM-DD`; left out: today. */
  readonly on?: string;
  /** The description as it reads now; '' or left out: unchanged. */
  readonly description?: string;
  /** What is asked for now; left out: unchanged. */
  readonly items?: readonly RequestedItem[];
  /** Why it is late and accepted (正当理由); '' when in time, and where nobody knows when the notice came. */
  readonly lateReason?: string;
  /** Papers that came with it. */
  readonly files?: readonly {
    readonly title: string;
    readonly fileName: string;
    readonly mediaType: string;
    readonly bytes: Uint8Array;
  }[];
}

/** By staff, of what came by any channel. */
export function receiveSupplement(
  deps: StaffDeps,
  caller: Caller,
  order: CaseOrder & SupplementCame,
): Promise<Result<ActDone>> {
  return actOnCase(deps, caller, 'request.handle', order, async (open) => {
    const after = await takeSupplement(open, order);
    return after.ok ? acted(after.value) : after;
  });
}

/** The same for whoever hands it in themselves; the case must be open in a transaction that holds the county. */
export async function takeSupplement(open: OpenCase, came: SupplementCame): Promise<Result<OpenCase>> {
  const { on = open.today, description = '', items = null, files = [] } = came;
  const given = (came.lateReason ?? '').trim();
  const lateReason = given === '' && arrivalUnknown(open, on) ? notArrived : given;
  if (description.trim() === '' && files.length === 0 && items === null)
    return refused({
      code: 'field-invalid',
      field: 'description',
      message: '请填写补正后的申请内容，或者上传补正材料。',
      article: '《条例》第三十条',
    });
  const lastDay = open.clock.supplementLastDay;
  if (lastDay !== null && on > lastDay && lateReason === '')
    return refused({
      code: 'late-without-reason',
      field: 'lateReason',
      message: `补正期限到${dayWords(lastDay)}为止。有正当理由的，写明理由即可接受；没有的，办理“逾期不补正”。`,
      article: '《条例》第三十条',
    });
  const accepted = lateReason === '' ? {} : { accepted: true };
  const data = { on, ...accepted, description: null, files: [], lateReason, items };
  const trial = clockAfter(open, { kind: 'request-supplement-received', data });
  if (isProblem(trial)) return refused(trial);
  const { stores, deps, state, actor: by, at } = open;
  const kept = {
    regionId: state.regionId,
    owner: requestSubject(state.requestId),
    by,
    at,
  } as const;
  const text =
    description.trim() === ''
      ? null
      : await keepText(stores, deps, {
          ...kept,
          kind: 'description',
          title: '补正后的描述',
          text: description.trim(),
          audience: 'applicant',
        });
  const fileIds: string[] = [];
  for (const file of files)
    fileIds.push(
      await keepFile(stores, deps, { ...kept, ...file, kind: 'supplement', audience: 'applicant' }),
    );
  const after = await record(open, {
    kind: 'request-supplement-received',
    data: { ...data, description: text, files: fileIds },
  });
  return { ok: true, value: after };
}
