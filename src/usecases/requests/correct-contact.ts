/** A new address or mailbox of the applicant, checked with the person: letters go there from now on, and it is on record (T-28). */

import type { Caller } from '../../domain/people/caller.ts';
import type { PersonalKind } from '../../domain/personal-data/kind.ts';
import { type Result, refused } from '../../domain/problems/problem.ts';
import type { StaffDeps } from '../staff-deps.ts';
import { type ActDone, acted } from './act-done.ts';
import { actOnCase, type CaseOrder, record } from './open-case.ts';

export const contactFields = {
  address: { kind: 'address', label: '邮寄地址' },
  email: { kind: 'email', label: '电子邮箱' },
  phone: { kind: 'phone', label: '联系电话' },
  fax: { kind: 'other', label: '传真号码' },
} as const satisfies Readonly<Record<string, { readonly kind: PersonalKind; readonly label: string }>>;

export interface CorrectContact extends CaseOrder {
  readonly field: string;
  readonly value: string;
  /** How it was checked that the applicant wants it so. */
  readonly verified: string;
}

export function correctContact(
  deps: StaffDeps,
  caller: Caller,
  order: CorrectContact,
): Promise<Result<ActDone>> {
  return actOnCase(
    deps,
    caller,
    'request.handle',
    order,
    async (open) => {
      const known = Object.entries(contactFields).find(([field]) => field === order.field);
      const value = order.value.trim();
      if (known === undefined)
        return refused({ code: 'field-invalid', field: 'field', message: '请选择要更改哪一项联系方式。' });
      if (value === '' || value.length > 200)
        return refused({ code: 'field-invalid', field: 'value', message: `请填写新的${known[1].label}。` });
      if (order.verified.trim() === '')
        return refused({
          code: 'field-invalid',
          field: 'verified',
          message: '请写明怎样核实是申请人本人的意思。',
        });
      const { stores, state, at } = open;
      const owner = { regionId: state.regionId, ownerKind: 'request', ownerId: state.requestId };
      await stores.personal.put(owner, known[0], known[1].kind, value, at);
      const after = await record(open, {
        kind: 'request-contact-corrected',
        data: { field: known[0], verified: order.verified.trim(), on: open.today },
      });
      return acted(after, { detail: { field: known[0] } });
    },
    order.verified,
  );
}
