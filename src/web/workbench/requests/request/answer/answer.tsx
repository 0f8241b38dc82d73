/** /workbench/requests/:requestId/answer/:part: one item's answer: kind, then grounds, then what must be proved. */
import { groundsOf } from '../../../../../domain/answers/answer-kinds-on.ts';
import { proofsNeeded } from '../../../../../domain/answers/proofs-needed.ts';
import type { AnswerKind, Ground } from '../../../../../domain/request-rules/answer-kind.ts';
import { answerItem } from '../../../../../usecases/requests/answer-item.ts';
import type { ActContext, FormPart } from '../act-model.ts';
import { actPage } from '../act-page.ts';
import { proofParts, proofsIn } from '../form-part.ts';
import { KindChoice } from './kind-choice.tsx';

const mostParts = 8;
const rows = Array.from({ length: mostParts }, (_, row) => row);

/** What was chosen: by the address, by the form, or by the answer that is there already. */
function chosen(context: ActContext): {
  readonly kind: AnswerKind | null;
  readonly grounds: readonly string[];
} {
  const before = context.state.items.find(({ itemId }) => itemId === context.part)?.answer ?? null;
  const again = context.typed('change') === 'yes';
  const id = context.typed('answer') || (again ? '' : (before?.answer ?? ''));
  const kind = context.kinds.find((each) => each.id === id) ?? null;
  const typed = context
    .typed('grounds')
    .split(/[\n,]/)
    .filter((each) => each !== '');
  const known =
    before !== null && before.answer === id && typed.length === 0 && !again ? before.grounds : typed;
  const possible = kind === null ? [] : groundsOf(context.rules, kind, context.today).map((each) => each.id);
  return { kind, grounds: known.filter((each) => possible.includes(each)) };
}

export const answer = actPage({
  id: 'answer',
  act: 'request.handle',
  title: '拟定答复',
  article: '《条例》第三十六条、第三十七条：逐项答复；能够区分的，公开可以公开的部分',
  lead: '先选怎样答复，再填写这样答复必须有的证明。缺了的，不能送审。',
  hasPart: true,
  button: '保存这一项',
  choose: (context, here) => {
    const { kind, grounds } = chosen(context);
    const item = context.state.items.find(({ itemId }) => itemId === context.part);
    if (item === undefined) return null;
    if (kind !== null && !(kind.traits.needsGround && grounds.length === 0)) return null;
    return (
      <KindChoice
        title={item.title}
        here={here}
        kinds={context.kinds}
        kind={kind}
        grounds={kind === null ? [] : groundsOf(context.rules, kind, context.today)}
      />
    );
  },
  parts: (context) => {
    const { kind, grounds: ids } = chosen(context);
    const item = context.state.items.find(({ itemId }) => itemId === context.part);
    if (kind === null || item === undefined) return [];
    const possible = groundsOf(context.rules, kind, context.today);
    const grounds = possible.filter(({ id }) => ids.includes(id));
    const before = item.answer?.answer === kind.id ? item.answer : null;
    const proofs = proofsNeeded(context.rules, kind, grounds, { day: context.today, stage: 'choice' }).filter(
      ({ fields }) => fields.length > 0,
    );
    const here = `/workbench/requests/${context.state.requestId}/answer/${context.part}`;
    return [
      { is: 'hidden', name: 'answer', value: kind.id },
      ...ids.map((id) => ({ is: 'hidden', name: 'grounds', value: id }) as const),
      {
        is: 'note',
        node: (
          <p class="act-chosen">
            <span>
              <strong>{item.title}</strong>：{kind.name}
              {grounds.length === 0 ? '' : `（${grounds.map(({ name }) => name).join('、')}）`}
            </span>
            <a href={`${here}?change=yes`}>换一种答复</a>
            {possible
              .filter(({ id }) => kind.traits.needsGround && !ids.includes(id))
              .map(({ id, name }) => (
                <a href={`${here}?answer=${kind.id}&grounds=${[...ids, id].join(',')}`}>再加理由：{name}</a>
              ))}
          </p>
        ),
      },
      ...grounds.flatMap((ground) => subKind(ground, before?.groundKinds[ground.id] ?? '')),
      ...(kind.traits.discloses === 'part' && kind.traits.needsGround ? [partRows(context, grounds)] : []),
      ...(kind.traits.releases ? [fileChecks(context)] : []),
      ...proofs.map((proof) =>
        proofParts(proof, context, {
          ...(proof.check === 'search-dates-in-order' ? (context.state.search?.values ?? {}) : {}),
          ...before?.proofs[proof.id],
        }),
      ),
      {
        is: 'field',
        name: 'text',
        label: '理由',
        hint: '写进答复书；加密保存',
        rows: 4,
        maxLength: 3000,
        initial: before === null ? '' : context.reasons,
      },
      ...(context.state.items.length > 1 ? [principal] : []),
    ];
  },
  run: (deps, caller, { place, part, sent }) => {
    const names = sent.list('names');
    return answerItem(deps, caller, {
      ...place,
      itemId: part,
      answer: sent.text('answer'),
      grounds: sent.list('grounds'),
      groundKinds: Object.fromEntries(
        sent.list('grounds').flatMap((ground) => {
          const kind = sent.text(`kind.${ground}`);
          return kind === '' ? [] : [[ground, kind] as const];
        }),
      ),
      proofs: proofsIn(sent, names),
      text: sent.text('text'),
      parts: rows
        .map((row) => ({
          ground: sent.text(`parts.${row}`),
          content: sent.text(`parts.${row}.content`),
          reason: sent.text(`parts.${row}.reason`),
        }))
        .filter(({ ground, content, reason }) => ground !== '' || content !== '' || reason !== ''),
      files: sent.list('files'),
      principal: sent.list('principal').includes('yes'),
    });
  },
});

const principal: FormPart = {
  is: 'checks',
  name: 'principal',
  legend: '各项结果不同时',
  hint: '既有公开又有不公开的，按“部分公开”统计，不用勾选',
  options: [{ value: 'yes', label: '以此项为主：年度报告按这一项统计' }],
};

function subKind({ id, name, kinds, force }: Ground, before: string): readonly FormPart[] {
  if (kinds.length === 0) return [];
  return [
    {
      is: 'field',
      name: `kind.${id}`,
      label: `“${name}”属于哪一类`,
      hint: force === 'may' ? '属于可以不公开的情形，还要写明权衡' : '',
      required: true,
      options: [['', '请选择'], ...kinds.map((each) => [each.id, each.label] as const)],
      initial: before,
    },
  ];
}

function partRows({ withheld }: ActContext, grounds: readonly Ground[]): FormPart {
  return {
    is: 'group',
    legend: '不公开的部分',
    hint: '逐部分写明是什么、属于哪项理由、为什么；用不到的行空着',
    article: '《条例》第三十七条',
    parts: rows.slice(0, Math.max(3, withheld.length + 1)).flatMap((row): readonly FormPart[] => [
      {
        is: 'field',
        name: `parts.${row}.content`,
        label: `第 ${row + 1} 部分：内容`,
        hint: '写到让申请人知道是哪一类内容，不要写出内容本身',
        maxLength: 200,
        initial: withheld[row]?.content ?? '',
      },
      {
        is: 'field',
        name: `parts.${row}`,
        label: '理由属于',
        options: [['', '请选择'], ...grounds.map(({ id, name }) => [id, name] as const)],
        initial: withheld[row]?.ground ?? '',
      },
      {
        is: 'field',
        name: `parts.${row}.reason`,
        label: '为什么不公开',
        rows: 2,
        maxLength: 500,
        initial: withheld[row]?.reason ?? '',
      },
    ]),
  };
}

function fileChecks({ files }: ActContext): FormPart {
  const released = files.filter(({ kind }) => kind === 'redacted');
  return {
    is: 'checks',
    name: 'files',
    legend: '随答复提供的文件',
    hint:
      released.length === 0
        ? '还没有清理或者遮盖过的文件。先在案卷中加入“拟公开的信息”，再到“准备要提供的文件”清理、遮盖'
        : '只列出已经清理隐藏信息或者遮盖过的文件',
    options: released.map(({ fileId, title, fileName }) => ({ value: fileId, label: title, hint: fileName })),
  };
}
