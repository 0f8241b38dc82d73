/** Internal notes of a case: sealed, seen by the staff of the case only. */
import type { Caller } from '../../domain/people/caller.ts';
import { done, type Result, refused } from '../../domain/problems/problem.ts';
import { requestSubject } from '../../domain/requests/request-event.ts';
import { decide } from '../../policies/decide.ts';
import { namesOf } from '../people/directory.ts';
import type { StaffDeps } from '../staff-deps.ts';
import { type ActDone, acted } from './act-done.ts';
import { caseResource } from './case-resource.ts';
import { keepText, readText } from './keep-file.ts';
import { type CasePlace, lookAtRequest } from './look-at-request.ts';
import { actOnCase, type CaseOrder, record } from './open-case.ts';

export interface NotesPage {
  readonly number: string;
  readonly title: string;
  readonly version: number;
  /** The newest first. `text` is null where it was destroyed. */
  readonly notes: readonly { readonly text: string | null; readonly by: string; readonly at: string }[];
  readonly mayWrite: boolean;
}

const longestNote = 2_000;
const most = 100;

export function showNotes(deps: StaffDeps, caller: Caller, place: CasePlace): Promise<Result<NotesPage>> {
  return lookAtRequest(deps, caller, 'request.read', place, async (storage, state) => {
    const shown = [...state.notes].reverse().slice(0, most);
    const idOf = (actor: string) => actor.replace(/^account\//, '');
    const names = await namesOf(
      storage,
      place.regionId,
      shown.map(({ by }) => idOf(by)),
    );
    const notes = [];
    for (const { text, by, at } of shown) {
      const name = names.get(idOf(by))?.name ?? '系统';
      notes.push({ text: await readText(storage, place.regionId, text), by: name, at });
    }
    const resource = caseResource(caller, 'request.handle', state);
    return done({
      number: state.number,
      title: state.title,
      version: state.version,
      notes,
      mayWrite: decide(caller, 'request.handle', resource) === 'granted',
    });
  });
}

export function addNote(
  deps: StaffDeps,
  caller: Caller,
  order: CaseOrder & { readonly text: string },
): Promise<Result<ActDone>> {
  return actOnCase(deps, caller, 'request.handle', order, async (open) => {
    const text = order.text.trim();
    if (text === '' || [...text].length > longestNote) {
      const message = text === '' ? '请写备注的内容。' : `请控制在 ${longestNote} 个字以内。`;
      return refused({ code: 'field-invalid', field: 'text', message });
    }
    const file = await keepText(open.stores, deps, {
      regionId: order.regionId,
      owner: requestSubject(order.requestId),
      kind: 'note',
      title: '内部备注',
      text,
      audience: 'staff',
      by: open.actor,
      at: open.at,
    });
    return acted(await record(open, { kind: 'request-noted', data: { text: file } }));
  });
}
