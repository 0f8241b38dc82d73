/** What must be so before an answer is published: consent, something to publish, reviews, and no persons (portal book §8.4). */
import { holdsPersonNumber } from '../../domain/personal-data/find-numbers.ts';
import type { Problem } from '../../domain/problems/problem.ts';
import type { OpenCase } from '../requests/open-case.ts';

/** As staff edited it; what everybody will read. */
export interface PublicText {
  readonly title: string;
  readonly question: string;
  readonly answer: string;
}

export const longestPublic = { title: 100, question: 5000, answer: 20_000 } as const;

/** Conditions of the case itself; empty: it may be published. */
export function gateProblems({ state, deps, actor }: OpenCase): readonly Problem[] {
  const problems: Problem[] = [];
  const say = (code: string, message: string, article?: string) =>
    problems.push({ code, message, ...(article === undefined ? {} : { article }) });
  if (state.publicationId !== null) say('already-public', '这份答复已经公开。');
  if (!state.agreesToPublish)
    say('no-consent', '申请人没有同意公开问题和答复。申请人可以在查询页上改变主意。');
  const { decision, served, secrecyReview } = state;
  if (decision === null || served === null) say('not-answered', '答复还没有送达，送达以后才能公开。');
  const kind = deps.requestRules.answers.find(({ id }) => id === decision?.answer);
  if (kind?.traits.discloses === 'nothing') say('nothing-to-publish', '这份答复没有公开信息，不公布。');
  if (secrecyReview === null || secrecyReview.conclusion === 'must-not')
    say('not-reviewed', '还没有保密审查可以公开的记录。', '《条例》第十七条');
  if (state.items.some(({ answer }) => answer?.by === actor))
    say('own-answer', '答复是您自己拟的，请由另一位同事审核公开。');
  return problems;
}

/** What is wrong with the text: too long, empty, or somebody can be recognised in it. */
export async function textProblems(
  { stores, state }: OpenCase,
  text: PublicText,
): Promise<readonly Problem[]> {
  const problems: Problem[] = [];
  const persons = await personsOf({ stores, state });
  for (const [field, label] of [
    ['title', '标题'],
    ['question', '申请的内容'],
    ['answer', '机关的答复'],
  ] as const) {
    const value = text[field];
    if (value.trim() === '') problems.push({ code: 'field-missing', field, message: `请填写${label}。` });
    if ([...value].length > longestPublic[field])
      problems.push({
        code: 'field-invalid',
        field,
        message: `${label}太长，最多 ${longestPublic[field]} 个字。`,
      });
    if (holdsPersonNumber(value))
      problems.push({
        code: 'personal-data',
        field,
        message: `${label}里有像身份证号、手机号、银行账号的数字，请删去或者遮盖。`,
        article: '《个人信息保护法》第二十八条',
      });
    if (persons.some((person) => value.includes(person)))
      problems.push({
        code: 'personal-data',
        field,
        message: `${label}里有申请人、代理人或者第三方的姓名、电话、地址，请改为“申请人”“第三方”等。`,
        article: '《条例》第十五条',
      });
  }
  return problems;
}

const fields = [
  'name',
  'agent-name',
  'representative',
  'contact-person',
  'phone',
  'agent-phone',
  'email',
  'address',
];

/** Names and contacts of everybody in the case, in clear, to look for; never shown. */
export async function personsOf({
  stores,
  state,
}: Pick<OpenCase, 'stores' | 'state'>): Promise<readonly string[]> {
  const { regionId, requestId, consultations } = state;
  const owners = [
    { regionId, ownerKind: 'request', ownerId: requestId },
    ...consultations.map(({ consultation }) => ({
      regionId,
      ownerKind: 'consultation',
      ownerId: consultation,
    })),
  ];
  const found: string[] = [];
  for (const owner of owners)
    for (const field of fields) {
      const value = await stores.personal.openField(owner, field);
      if (value !== null && value.trim().length >= 2) found.push(value.trim());
    }
  return found;
}

/** The text with every person's name and contact replaced. */
export function withoutPersons(text: string, persons: readonly string[]): string {
  return persons
    .toSorted((a, b) => b.length - a.length)
    .reduce((rest, person) => rest.replaceAll(person, '（申请人信息）'), text);
}

/** Id under which a published answer stands in the search index. */
export const answerDocument = (publicationId: string): string => `answer/${publicationId}`;
