/** The queue in front of the demo's clerks: requests at different points of their life, each so many working days ago. */
import type { RoleId } from '../../domain/people/role.ts';
import { askExtension } from '../requests/ask-extension.ts';
import { assignRequest } from '../requests/assign-request.ts';
import { decide, prepare, review, submit } from './answer.ts';
import { ask } from './ask.ts';
import { consult, noticeCorrection, type Scene } from './before-answer.ts';
import type { Story } from './scheduler.ts';
import type { Stage } from './stage.ts';
import { type Way, waysTo } from './ways.ts';

/** How far a request has come. */
export type QueueScene =
  | 'new'
  | 'assigned'
  | 'correction-asked'
  | 'consulted'
  | 'extension-asked'
  | 'submitted'
  | 'reviewed'
  | 'signed';

export interface QueuedRequest {
  readonly scene: QueueScene;
  /** Working days before today on which it was received. */
  readonly ago: number;
  readonly applicantKind: string;
}

/** @param rows results of the report, the plain ones first: what the answers under way will be */
export async function* liveQueued(
  stage: Stage,
  queued: QueuedRequest,
  today: string,
  rows: readonly string[],
): Story {
  const receivedOn = stage.calendar.subtractWorkdays(today, queued.ago).day;
  yield receivedOn;
  const asker = { applicantKind: queued.applicantKind, applicant: stage.next(), matter: stage.next() };
  const { state } = await ask(stage, asker);
  const place = { regionId: state.regionId, requestId: state.requestId };
  if (queued.scene === 'new') return;
  const after = (workdays: number) => stage.calendar.addWorkdays(receivedOn, workdays).day;
  yield after(1);
  await assign(stage, place);
  const way = plainest(stage, rows, receivedOn);
  const scene: Scene = { stage, place, receivedOn, way };
  const yesterday = stage.calendar.subtractWorkdays(today, 1).day;
  switch (queued.scene) {
    case 'assigned':
      return;
    case 'correction-asked':
      yield* noticeCorrection(scene);
      return;
    case 'consulted':
      yield* consult(scene);
      return;
    case 'extension-asked':
      yield yesterday;
      await askExtension(stage.deps, stage.by('clerk'), {
        ...place,
        workdays: 10,
        reason: '涉及多个年度的材料，需要逐件检索核对',
      });
      return;
    case 'submitted':
    case 'reviewed':
    case 'signed':
      yield yesterday;
      await prepared(scene, queued.scene);
  }
}

async function prepared({ stage, place, way }: Scene, until: QueueScene): Promise<void> {
  const evidence = { earlier: null };
  if (until === 'signed') return decide(stage, place, way, evidence);
  await prepare(stage, place, way, evidence);
  await submit(stage, place);
  if (until === 'reviewed') await review(stage, place);
}

async function assign(stage: Stage, place: { readonly regionId: string; readonly requestId: string }) {
  const assigner: RoleId = 'county-desk';
  const { accountId } = stage.by('clerk');
  const order = { ...place, agencyId: stage.agency.agencyId, accountId, unit: '', dueOn: '' };
  await assignRequest(stage.deps, stage.by(assigner), order);
}

function plainest({ deps, format }: Stage, rows: readonly string[], receivedOn: string): Way {
  const way = rows.flatMap((row) => waysTo(deps.requestRules, format, row, receivedOn))[0];
  if (way === undefined) throw new Error('no way to any result');
  return way;
}
