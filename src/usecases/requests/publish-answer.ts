/** Question and answer for everybody, without persons; edited and released by somebody who did not write the answer. */
import type { Caller } from '../../domain/people/caller.ts';
import { done, type Problem, type Result, refused } from '../../domain/problems/problem.ts';
import {
  answerDocument,
  gateProblems,
  type PublicText,
  personsOf,
  textProblems,
  withoutPersons,
} from '../answers/publication-gate.ts';
import type { StaffDeps } from '../staff-deps.ts';
import { readText } from './keep-file.ts';
import { actOnCase, type CaseOrder, lookAtCase, record } from './open-case.ts';

export interface PublicationDraft extends PublicText {
  readonly number: string;
  readonly title: string;
  readonly version: number;
  /** What stands in the way; empty: it may be published. */
  readonly gate: readonly Problem[];
  /** Path in the portal, once it is public; null: it is not. */
  readonly link: string | null;
}

const linkOf = (regionId: string, publicationId: string): string =>
  `/regions/${regionId}/answers/${publicationId}`;

/** What would be published: the case's own words with the persons taken out, to be edited. */
export function draftPublication(
  deps: StaffDeps,
  caller: Caller,
  order: CaseOrder,
): Promise<Result<PublicationDraft>> {
  return lookAtCase(deps, caller, 'request.publish', order, async (open) => {
    const { stores, state } = open;
    const persons = await personsOf(open);
    const question = await readText(stores, state.regionId, state.description);
    const answers: string[] = [];
    for (const { answer } of state.items) {
      const text = await readText(stores, state.regionId, answer?.text ?? null);
      if (text !== null) answers.push(text);
    }
    return done({
      number: state.number,
      version: state.version,
      title: withoutPersons(state.title, persons),
      question: withoutPersons(question ?? '', persons),
      answer: withoutPersons(answers.join('\n\n'), persons),
      gate: gateProblems(open),
      link: state.publicationId === null ? null : linkOf(state.regionId, state.publicationId),
    });
  });
}

export interface PublishAnswer extends CaseOrder, PublicText {}

/** Publishes it, and puts it into the search index. Problems: those of the gate and of the text. */
export function publishAnswer(
  deps: StaffDeps,
  caller: Caller,
  order: PublishAnswer,
): Promise<Result<{ readonly link: string }>> {
  return actOnCase(deps, caller, 'request.publish', order, async (open) => {
    const { stores, state, today, at } = open;
    const text = { title: order.title.trim(), question: order.question.trim(), answer: order.answer.trim() };
    const [first, ...more] = [...gateProblems(open), ...(await textProblems(open, text))];
    if (first !== undefined) return refused(first, ...more);
    const publicationId = deps.secrets.chance.id();
    const { regionId, requestId, agencyId } = state;
    const link = linkOf(regionId, publicationId);
    await stores.publications.put({
      regionId,
      publicationId,
      requestId,
      agencyId,
      ...text,
      day: today,
      link,
      publishedAt: at,
      withdrawnAt: null,
    });
    await stores.search.index([
      {
        regionId,
        documentId: answerDocument(publicationId),
        kind: 'answer',
        title: text.title,
        text: `${text.question}\n${text.answer}`,
        day: today,
        link,
        agencyId,
      },
    ]);
    const after = await record(open, { kind: 'request-published', data: { publicationId } });
    return done({ value: { link }, open: after, detail: { publication: publicationId } });
  });
}
