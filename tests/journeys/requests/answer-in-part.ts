/** How the people of an agency answer a request in part: record, redaction, secrecy, answer, review, signature, service. */
import type { RequestCase } from '../../../src/domain/requests/request-case.ts';
import type { ActDone } from '../../../src/usecases/requests/act-done.ts';
import { answerItem } from '../../../src/usecases/requests/answer-item.ts';
import { addFile } from '../../../src/usecases/requests/case-file-doors.ts';
import { checkPersonal } from '../../../src/usecases/requests/check-personal.ts';
import { redactFile } from '../../../src/usecases/requests/redact-file.ts';
import { reviewAnswer } from '../../../src/usecases/requests/review-answer.ts';
import { reviewSecrecy } from '../../../src/usecases/requests/review-secrecy.ts';
import type { Sending } from '../../../src/usecases/requests/sending.ts';
import { serveAnswer } from '../../../src/usecases/requests/serve-answer.ts';
import { signAnswer } from '../../../src/usecases/requests/sign-answer.ts';
import { submitAnswer } from '../../../src/usecases/requests/submit-answer.ts';
import { placeOf, successOf } from '../../support/case-county.ts';
import type { Journey } from './journey-county.ts';

/** What is burnt out of the released copy. */
export const secretNumber = '13912345678';

export const paper = (journey: Journey, text: string) =>
  journey.bench.staff.documents.letterDocx({
    look: 'form',
    issuer: '青禾县财政局',
    number: null,
    title: '补助资金分配表',
    addressee: '',
    body: [{ kind: 'paragraph', text }],
    attachments: [],
    signature: '青禾县财政局',
    date: '2025-12-03',
    contact: '',
    mark: '',
  });

/** The record with its number burnt out: file id of the copy that may leave the house. */
export async function redactedRecord(journey: Journey, state: RequestCase): Promise<string> {
  const { staff } = journey.bench;
  const clerk = await journey.as('clerk');
  const bytes = await paper(journey, `每户补助一万二千元。联系电话 ${secretNumber}。`);
  const added = successOf(
    await addFile(staff, clerk, {
      ...placeOf(state),
      kind: 'record',
      title: '补助资金分配表',
      file: { fileName: '分配表.docx', bytes },
    }),
  );
  const fileId = added.state.files.at(-1)!.fileId;
  const redacted = successOf(
    await redactFile(staff, clerk, {
      ...placeOf(state),
      fileId,
      marks: [{ kind: 'text', text: secretNumber }],
    }),
  );
  return redacted.state.files.at(-1)!.fileId;
}

/** The clerk's part of a partial answer, up to where it goes to review. The ground: a draft of an open decision. */
export async function proposedInPart(journey: Journey, state: RequestCase): Promise<ActDone> {
  const { staff } = journey.bench;
  const clerk = await journey.as('clerk');
  const place = placeOf(state);
  const fileId = await redactedRecord(journey, state);
  successOf(await checkPersonal(staff, clerk, { ...place, fileIds: [fileId], found: false, ownOnly: false }));
  successOf(
    await reviewSecrecy(staff, await journey.as('secret'), {
      ...place,
      conclusion: 'part',
      basis: '分配表可以公开；测算过程稿尚在讨论，不公开',
    }),
  );
  const ground = 'process-info';
  successOf(
    await answerItem(staff, clerk, {
      ...place,
      itemId: '1',
      answer: 'partial',
      grounds: [ground],
      groundKinds: { [ground]: 'draft' },
      parts: [{ ground, content: '2026 年度测算过程稿', reason: '尚在讨论修改，没有形成决定' }],
      proofs: {
        'requested-form': { as_requested: 'yes' },
        'personal-data-check': { looked: 'yes', found: 'yes', handled: 'redacted' },
        'decision-state': { published: 'no', state: '正在征求意见' },
        'no-rule-requires': { none_requires: 'yes', looked_at: '预算法及其实施条例' },
        balancing: { reasons: '公开未定的测算会让人误以为标准已定' },
      },
      text: '测算过程稿尚未定稿，属于过程性信息',
      files: [fileId],
    }),
  );
  return successOf(await submitAnswer(staff, clerk, place));
}

/** Reviewed and signed by those whose office it is. */
export async function signedBy(journey: Journey, state: RequestCase): Promise<ActDone> {
  const { staff } = journey.bench;
  successOf(await reviewAnswer(staff, await journey.as('reviewer'), placeOf(state)));
  return successOf(await signAnswer(staff, await journey.as('leader'), placeOf(state)));
}

export async function servedBy(journey: Journey, state: RequestCase, sending: Sending): Promise<ActDone> {
  return successOf(
    await serveAnswer(journey.bench.staff, await journey.as('clerk'), { ...placeOf(state), sending }),
  );
}
