/** The letter of an answer, composed from what was decided of each item. */
import { answerKind, groundNamed } from '../../domain/answers/answer-kinds-on.ts';
import {
  type CombinedItems,
  combineItems,
  type PrincipalOutcome,
} from '../../domain/answers/combine-items.ts';
import type { LetterFacts } from '../../domain/letters/letter-facts.ts';
import { proofFacts } from '../../domain/letters/proof-facts.ts';
import type { AnswerKind } from '../../domain/request-rules/answer-kind.ts';
import type { CaseItem, ItemAnswer } from '../../domain/requests/request-case.ts';
import type { WithheldPart } from './answer-item.ts';
import { answerRelief } from './answer-relief.ts';
import { formOf, type LetterWish, lawOf } from './case-letter.ts';
import { addresseeOf, caseLetterFacts } from './case-letter-facts.ts';
import { asSentence, itemParticulars, proofsDiffer, withoutParticulars } from './item-particulars.ts';
import { readText } from './keep-file.ts';
import type { OpenCase } from './open-case.ts';

type AnsweredItem = CaseItem & { readonly answer: ItemAnswer };

/** What the items come to for the report; null in `principal`: staff must say. */
export function outcomeOf(open: OpenCase): CombinedItems {
  const answered = answeredItems(open);
  const combined = combineItems(
    open.deps.requestRules,
    answered.map(({ answer }) => answer),
    { day: open.today, law: lawOf(open) },
  );
  if (combined.principal !== null) return combined;
  const marked = answered.find(({ answer }) => answer.principal);
  const chosen = combined.choices.find(
    ({ answer, grounds }) =>
      answer === marked?.answer.answer && (grounds[0] ?? '') === (marked.answer.grounds[0] ?? ''),
  );
  return { ...combined, principal: chosen ?? null };
}

const answeredItems = ({ state }: OpenCase): readonly AnsweredItem[] =>
  state.items.filter((item): item is AnsweredItem => item.answer !== null);

export interface AnswerLetter {
  readonly kind: AnswerKind;
  readonly variant: string | null;
  readonly wish: LetterWish;
  readonly warnings: readonly string[];
}

/** @param decidedOn day of the decision, `YYYY-MM-DD` */
export async function answerLetter(
  open: OpenCase,
  principal: PrincipalOutcome,
  decidedOn: string,
): Promise<AnswerLetter> {
  const rules = open.deps.requestRules;
  const kind = answerKind(rules, principal.answer);
  const form = formOf(open, kind.letter);
  const addressee = await addresseeOf(open, form);
  const relief = await answerRelief(open, kind, decidedOn);
  const items = answeredItems(open);
  const names = new Map(
    (await open.stores.agencies.list(open.state.regionId)).map((each) => [each.agencyId, each.name]),
  );
  const files = await open.stores.caseFiles.listOf(open.state.regionId, `request/${open.state.requestId}`);
  const released = [...new Set(items.flatMap(({ answer }) => answer.files))].flatMap((id) => {
    const title = files.find(({ fileId }) => fileId === id)?.title;
    return title === undefined ? [] : [{ name: title }];
  });
  const isDisclosed = ({ answer }: AnsweredItem): boolean =>
    answerKind(rules, answer.answer).traits.discloses !== 'nothing';
  const withheld = (await Promise.all(items.map((item) => withheldOf(open, item)))).flat();
  const common = await caseLetterFacts(open, addressee);
  const proofsOf = ({ answer }: AnsweredItem): LetterFacts =>
    proofFacts(rules, answer.proofs, (id) => names.get(id) ?? null);
  const formOfItem = ({ answer }: AnsweredItem) => formOf(open, answerKind(rules, answer.answer).letter);
  // Items that the letter itself tells of: what each of them proved is told once, unless two proved different things.
  const told = items.filter((item) => formOfItem(item).id === form.id);
  const apart = proofsDiffer(told.map(proofsOf));
  const wordsOf = (item: AnsweredItem) => {
    const own = apart || !told.includes(item) ? formOfItem(item) : null;
    return outcomeWords(
      open,
      item,
      own === null ? '' : itemParticulars(own, { ...common, ...proofsOf(item) }),
    );
  };
  const facts: LetterFacts = {
    ...common,
    ...Object.assign({}, ...[...items.filter((item) => !told.includes(item)), ...told].map(proofsOf)),
    answer_name: kind.name,
    answer_article: kind.article,
    records:
      released.length > 0 || !kind.traits.releases
        ? released
        : items.filter(isDisclosed).map(({ title }) => ({ name: title })),
    ...(kind.traits.releases && released.length > 0 ? { attachments: released } : {}),
    ...(kind.traits.releases
      ? { available_on: released.length > 0 ? '随本答复书一并提供' : '自收到本答复书之日起，向本机关领取' }
      : {}),
    withheld,
    ...(items.length > 1 ? { several_items: true, items: await Promise.all(items.map(wordsOf)) } : {}),
    ...relief.facts,
  };
  return {
    kind,
    variant: relief.variant,
    wish: { form: apart ? withoutParticulars(form) : form, addressee, facts },
    warnings: relief.warnings,
  };
}

/** What is withheld of an item, as the letter lists it. */
async function withheldOf(open: OpenCase, { title, answer }: AnsweredItem) {
  const rules = open.deps.requestRules;
  const stored = await readText(open.stores, open.state.regionId, answer.parts ?? null);
  const text = await readText(open.stores, open.state.regionId, answer.text);
  const parts: readonly WithheldPart[] =
    stored === null
      ? answer.grounds.map((ground) => ({ ground, content: title, reason: text ?? '' }))
      : (JSON.parse(stored) as readonly WithheldPart[]);
  return parts.map(({ ground, content, reason }) => {
    const { name, article, kinds, reason: wording } = groundNamed(rules, ground);
    const sub = kinds.find(({ id }) => id === answer.groundKinds[ground])?.label;
    const words = reason.trim() === '' ? wording : reason.trim();
    return {
      content: content.trim().replace(/[。；：\s]+$/u, ''),
      ground: sub === undefined ? name : `${name}—${sub}`,
      article,
      reason: words.replace(/[。；，\s]+$/u, ''),
    };
  });
}

/** @param particulars what the letter of its own kind would print, where this letter is of another kind */
async function outcomeWords(open: OpenCase, { title, answer }: AnsweredItem, particulars: string) {
  const { name, article } = answerKind(open.deps.requestRules, answer.answer);
  const text = await readText(open.stores, open.state.regionId, answer.text);
  const grounds = answer.grounds.map((id) => groundNamed(open.deps.requestRules, id));
  const reason = asSentence(text ?? grounds.map((each) => each.reason).join('；')) + particulars;
  return {
    title,
    outcome: name,
    article: grounds.length === 0 ? article : [article, ...grounds.map((each) => each.article)].join('、'),
    // Printed after the article; an item of the letter's own kind is told of below.
    reason: reason === '' ? '详见下文。' : reason,
  };
}
