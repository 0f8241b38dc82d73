/** 信息处理费 both ways, so that one can be chosen: by items of the month, by pages (FEE2021 3–5, F-9.2). */
import { addDays } from '../../domain/days/county-day.ts';
import { type Fee, feeByItems, feeByPages, tariffOn } from '../../domain/fees/fee-of.ts';
import { monthOrdinal } from '../../domain/fees/month-ordinal.ts';
import type { Caller } from '../../domain/people/caller.ts';
import { done, type Result, refused } from '../../domain/problems/problem.ts';
import type { FeeMethod } from '../../domain/request-rules/fee-tariff.ts';
import type { RequestCase } from '../../domain/requests/request-case.ts';
import { requestSubject } from '../../domain/requests/request-event.ts';
import type { StaffDeps } from '../staff-deps.ts';
import { type CaseOrder, lookAtCase, type OpenCase } from './open-case.ts';

export interface FeeChoice {
  readonly method: FeeMethod;
  readonly fee: Fee;
}

export interface ProposedFees {
  /** Which request of this applicant in the month of receipt it begins with, and how many items it is. */
  readonly firstOrdinal: number;
  readonly items: number;
  /** Requests of this applicant at this agency in that month. */
  readonly inMonth: number;
  /** `2026-03` */
  readonly month: string;
  readonly pages: number;
  /** Both methods, in the order of the tariff. */
  readonly choices: readonly FeeChoice[];
}

export interface FeeQuestion {
  /** Pages of the answer. */
  readonly pages: number;
  /** Smallest reasonable units that the request is split into (一事一申请); left out: its items. */
  readonly items?: number;
}

/** Nothing is charged: the amounts are shown. Problems: no tariff in force, numbers that count nothing. */
export function proposeFee(
  deps: StaffDeps,
  caller: Caller,
  order: CaseOrder & FeeQuestion,
): Promise<Result<ProposedFees>> {
  return lookAtCase(deps, caller, 'request.read', order, (open) => feesOf(open, order));
}

const mostInMonth = 1_000;

export async function feesOf(open: OpenCase, question: FeeQuestion): Promise<Result<ProposedFees>> {
  const { deps, state, today } = open;
  const tariff = tariffOn(deps.requestRules, today);
  if (tariff === null)
    return refused({
      code: 'fee-not-in-force',
      message: '该日还没有信息处理费的规定，不能收费。',
      article: '《条例》第四十二条',
    });
  const { pages, items = state.items.length } = question;
  if (!Number.isInteger(pages) || pages < 0 || pages > 100_000)
    return refused({ code: 'field-invalid', field: 'pages', message: '请填写要提供的页数，没有的填 0。' });
  if (!Number.isInteger(items) || items < 1 || items > 500)
    return refused({ code: 'field-invalid', field: 'items', message: '请填写拆分成几件，至少 1 件。' });
  const month = state.receivedOn.slice(0, 7);
  const requests = await sameMonth(open, month, items);
  const firstOrdinal = monthOrdinal(requests, state.requestId);
  const choices = tariff.methods.map((method) => ({
    method,
    fee: method.counts === 'pages' ? feeByPages(tariff, pages) : feeByItems(tariff, firstOrdinal, items),
  }));
  return done({ firstOrdinal, items, inMonth: requests.length, month, pages, choices });
}

/** `2026-02` → `2026-02-28` */
const endOfMonth = (month: string): string => addDays(`${addDays(`${month}-28`, 4).slice(0, 7)}-01`, -1);

/** Requests of the same applicant at the agency received in the month; only this one where the applicant is not known. */
async function sameMonth({ stores, state }: OpenCase, month: string, ownItems: number) {
  const { regionId, agencyId, received, requestId } = state;
  const rows =
    received.applicantDigest === ''
      ? []
      : await stores.requests.alike(
          regionId,
          {
            applicantDigest: received.applicantDigest,
            agencyId,
            receivedFrom: `${month}-01`,
            receivedUntil: endOfMonth(month),
          },
          mostInMonth,
        );
  const ids = [...new Set([requestId, ...rows.map((row) => row.requestId)])];
  return Promise.all(
    ids.map(async (id) => {
      const [first] = await stores.ledger.ofSubject(regionId, requestSubject(id));
      const other = id === requestId ? state : await stores.requests.get(regionId, id);
      return {
        requestId: id,
        receivedOn: other?.receivedOn ?? state.receivedOn,
        at: first?.at ?? '',
        items: id === requestId ? ownItems : other === null ? 1 : itemsOf(other),
      };
    }),
  );
}

/** Units that a request takes in its month: as it was charged by items, else as it was asked; pages are no items (F-5.3). */
const itemsOf = ({ fee, items }: RequestCase): number =>
  fee === null || fee.firstOrdinal === null ? items.length : fee.units;
