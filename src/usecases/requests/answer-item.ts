/** 拟定一项的答复: kind, ground, proofs, reasons, files. What must be on file first is asked for here (T-07 to T-15). */

import type { GivenProofs } from '../../domain/answers/answer-draft.ts';
import { groundsOf } from '../../domain/answers/answer-kinds-on.ts';
import { missingProofs } from '../../domain/answers/missing-proofs.ts';
import type { Caller } from '../../domain/people/caller.ts';
import { type Problem, type Result, refused } from '../../domain/problems/problem.ts';
import type { AnswerKind } from '../../domain/request-rules/answer-kind.ts';
import { requestSubject } from '../../domain/requests/request-event.ts';
import type { StaffDeps } from '../staff-deps.ts';
import { type ActDone, acted } from './act-done.ts';
import { answerKindsOf } from './answer-choices.ts';
import { caseFactsOf } from './case-facts-of.ts';
import { keepFile, keepText } from './keep-file.ts';
import { actOnCase, type CaseOrder, type OpenCase, record } from './open-case.ts';
import { openTask } from './open-task.ts';
import { searchProof } from './record-search.ts';
import { releasedKinds } from './released-kinds.ts';

/** What of an item is withheld, and why (条例 37: each part with its ground and reason). */
export interface WithheldPart {
  readonly ground: string;
  readonly content: string;
  readonly reason: string;
}

export interface AnswerItem extends CaseOrder {
  readonly itemId: string;
  /** Id of rules/answers. */
  readonly answer: string;
  readonly grounds: readonly string[];
  /** Ground → sub-kind chosen. */
  readonly groundKinds: Readonly<Record<string, string>>;
  readonly proofs: GivenProofs;
  /** Reasons in words; sealed. */
  readonly text: string;
  readonly parts?: readonly WithheldPart[];
  /** File ids that go out with it. */
  readonly files: readonly string[];
  /** What the report counts, where items differ and are not combined. */
  readonly principal?: boolean;
}

export function answerItem(deps: StaffDeps, caller: Caller, order: AnswerItem): Promise<Result<ActDone>> {
  return actOnCase(deps, caller, 'request.handle', order, async (open) => {
    const { state, today } = open;
    if (state.decision !== null || (state.ended !== null && state.reanswer === null))
      return refused({ code: 'decided', message: '答复已经签发，不能再改。内容有误的，另行更正。' });
    if (state.submitted !== null)
      return refused({ code: 'submitted', message: '答复正在审核、签发。要修改的，请审核人先退回。' });
    const item = state.items.find(({ itemId }) => itemId === order.itemId);
    if (item === undefined)
      return refused({ code: 'not-found', message: '没有这一项申请内容，请从案卷重新进入。' });
    const kind = answerKindsOf(open).find(({ id }) => id === order.answer);
    if (kind === undefined)
      return refused({ code: 'field-invalid', field: 'answer', message: '请选择答复的种类。' });
    const proofs = withSearch(open, kind, order.proofs);
    const others = state.items.filter((each) => each !== item).flatMap(({ answer }) => answer?.files ?? []);
    const facts = {
      ...(await caseFactsOf(open)),
      reasonsNow: order.text,
      releasedFiles: [...new Set([...others, ...order.files])],
    };
    const problems: readonly Problem[] = [
      ...missingProofs(deps.requestRules, {
        kind,
        grounds: order.grounds.map((ground) => ({ ground, kind: order.groundKinds[ground] ?? null })),
        given: proofs,
        facts,
        stage: 'choice',
      }),
      ...(await fileProblems(open, kind, order.files)),
      ...partProblems(open, kind, order),
    ];
    const [first, ...more] = problems;
    if (first !== undefined) return refused(first, ...more);
    const chosen = groundsOf(deps.requestRules, kind, today).filter(({ id }) => order.grounds.includes(id));
    const { text, parts } = await kept(open, order);
    const after = await record(open, {
      kind: 'request-item-answered',
      data: {
        itemId: order.itemId,
        answer: kind.id,
        grounds: order.grounds.filter((id) => chosen.some((ground) => ground.id === id)),
        groundKinds: Object.fromEntries(
          Object.entries(order.groundKinds).filter(([id]) => order.grounds.includes(id)),
        ),
        proofs,
        text,
        ...(parts === null ? {} : { parts }),
        files: order.files,
        principal: order.principal ?? false,
      },
    });
    if (kind.traits.releases && state.secrecyReview === null)
      await openTask(after, 'review-secrecy', after.clock.due);
    return acted(after);
  });
}

/** The search record of the case counts wherever an answer asks for one: nobody writes it twice. */
function withSearch(open: OpenCase, kind: AnswerKind, given: GivenProofs): GivenProofs {
  const proof = searchProof(open);
  const { search } = open.state;
  if (proof === null || search === null || !kind.proofs.includes(proof.id)) return given;
  return { ...given, [proof.id]: { ...search.values, ...given[proof.id] } };
}

async function fileProblems(
  { stores, state }: OpenCase,
  kind: AnswerKind,
  files: readonly string[],
): Promise<readonly Problem[]> {
  const article = '《条例》第三十七条、第四十条';
  if (files.length === 0) return [];
  if (!kind.traits.releases)
    return [
      { code: 'no-files', field: 'files', article, message: `“${kind.name}”不提供文件，请去掉所选的文件。` },
    ];
  const known = await stores.caseFiles.listOf(state.regionId, requestSubject(state.requestId));
  const wrong = files.some((id) => !known.some((file) => file.fileId === id && releasedKinds.has(file.kind)));
  return wrong
    ? [{ code: 'field-invalid', field: 'files', article, message: '所选的文件不在本案卷中，请重新选择。' }]
    : [];
}

function partProblems(
  { deps, today }: OpenCase,
  kind: AnswerKind,
  { parts = [], grounds }: AnswerItem,
): readonly Problem[] {
  const article = '《条例》第三十七条';
  if (kind.traits.discloses === 'part' && kind.traits.needsGround && parts.length === 0)
    return [
      {
        code: 'parts-missing',
        field: 'parts',
        article,
        message: '请逐部分写明不公开的是什么、属于哪项理由、为什么。',
      },
    ];
  const possible = groundsOf(deps.requestRules, kind, today);
  return parts.flatMap(({ ground, content, reason }, at) => {
    const field = `parts.${at}`;
    if (!grounds.includes(ground) || !possible.some(({ id }) => id === ground))
      return [
        { code: 'field-invalid', field, article, message: `第 ${at + 1} 部分：请从已选的理由中选择一项。` },
      ];
    return content.trim() === '' || reason.trim() === ''
      ? [{ code: 'field-invalid', field, article, message: `第 ${at + 1} 部分：请写明不公开的内容和理由。` }]
      : [];
  });
}

async function kept(open: OpenCase, { itemId, text, parts = [] }: AnswerItem) {
  const { stores, deps, state, actor: by, at } = open;
  const file = {
    regionId: state.regionId,
    owner: requestSubject(state.requestId),
    kind: 'reasons',
    title: `第 ${itemId} 项的理由`,
    audience: 'staff' as const,
    by,
    at,
  };
  return {
    text: text.trim() === '' ? null : await keepText(stores, deps, { ...file, text: text.trim() }),
    parts:
      parts.length === 0
        ? null
        : await keepFile(stores, deps, {
            ...file,
            title: `第 ${itemId} 项不予公开的部分`,
            fileName: '',
            mediaType: 'application/json',
            bytes: new TextEncoder().encode(JSON.stringify(parts)),
          }),
  };
}
