/** Records that are no files, as texts of a bundle: the search, the secrecy review, service. */
import { dayWords } from '../../domain/days/day-words.ts';
import type { LetterPiece } from '../../domain/letters/letter-model.ts';
import type { RequestRules } from '../../domain/request-rules/request-rules.ts';
import type { RequestCase } from '../../domain/requests/request-case.ts';

export interface ProofText {
  readonly heading: string;
  readonly body: readonly LetterPiece[];
}

const line = (text: string): LetterPiece => ({ kind: 'paragraph', text });

/** Those that are on file, in the order of the law: search (L-36.8), proofs of each item, review, service. */
export function proofTexts(rules: RequestRules, request: RequestCase): readonly ProofText[] {
  return [
    ...searchText(rules, request),
    ...itemTexts(rules, request),
    ...reviewText(request),
    ...serviceText(rules, request),
  ];
}

function fieldLines(
  rules: RequestRules,
  proofId: string | null,
  values: Readonly<Record<string, string | boolean | number>>,
): readonly LetterPiece[] {
  const fields = rules.proofs
    .filter(({ id }) => proofId === null || id === proofId)
    .flatMap(({ fields: all }) => all);
  return Object.entries(values).map(([id, value]) => {
    const field = fields.find((each) => each.id === id);
    const words =
      field?.choices.find((choice) => choice.id === value)?.label ??
      (value === true || value === 'yes' ? '是' : value === false || value === 'no' ? '否' : String(value));
    return line(`${field?.label ?? id}：${words}`);
  });
}

function searchText(rules: RequestRules, { search }: RequestCase): readonly ProofText[] {
  if (search === null) return [];
  return [
    {
      heading: '检索记录',
      body: [line(`检索日期：${dayWords(search.on)}`), ...fieldLines(rules, null, search.values)],
    },
  ];
}

function itemTexts(rules: RequestRules, { items }: RequestCase): readonly ProofText[] {
  const body = items.flatMap(({ itemId, title, answer }): LetterPiece[] =>
    answer === null || Object.keys(answer.proofs).length === 0
      ? []
      : [
          { kind: 'heading', level: 2, text: `第 ${itemId} 项 ${title}` },
          ...Object.entries(answer.proofs).flatMap(([id, values]): LetterPiece[] => [
            line(`${rules.proofs.find((each) => each.id === id)?.title ?? id}：`),
            ...fieldLines(rules, id, values),
          ]),
        ],
  );
  return body.length === 0 ? [] : [{ heading: '作出答复前的核实记录', body }];
}

const conclusions = { 'may-release': '可以公开', 'must-not': '不得公开', part: '部分可以公开' } as const;

function reviewText({ secrecyReview }: RequestCase): readonly ProofText[] {
  if (secrecyReview === null) return [];
  const { on, conclusion, basis } = secrecyReview;
  return [
    {
      heading: '保密审查记录',
      body: [
        line(`审查日期：${dayWords(on)}`),
        line(`结论：${conclusions[conclusion]}`),
        line(`依据：${basis}`),
      ],
    },
  ];
}

function serviceText(rules: RequestRules, { served, letters }: RequestCase): readonly ProofText[] {
  const way = (id: string) => rules.intake.services.find((each) => each.id === id)?.name ?? id;
  const title = (letterId: string) => {
    const letter = letters.find((each) => each.letterId === letterId);
    const name = rules.letters.find(({ id }) => id === letter?.form)?.title ?? '文书';
    return letter?.issued?.number == null ? name : `${name}（${letter.issued.number}）`;
  };
  const rows = [
    ...letters.flatMap((letter) =>
      letter.sent.map(({ way: sent, on, receivedOn }) => [
        title(letter.letterId),
        way(sent),
        dayWords(on),
        receivedOn === null ? '' : dayWords(receivedOn),
        '',
      ]),
    ),
    ...(served === null
      ? []
      : [
          [
            title(served.letterId),
            way(served.way),
            dayWords(served.on),
            served.knownOn === null ? '' : dayWords(served.knownOn),
            served.proof,
          ],
        ]),
  ];
  if (rows.length === 0) return [];
  const head = ['文书', '方式', '发出', '收到', '凭证'];
  return [{ heading: '送达记录', body: [{ kind: 'table', caption: '', head, rows }] }];
}
