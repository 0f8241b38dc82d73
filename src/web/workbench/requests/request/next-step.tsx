/** The one next thing, who does it and by when; what else may be done; what will be possible later. */
import type { CaseAction } from '../../../../usecases/requests/actions-of.ts';
import { caseNextWords } from '../../../../usecases/requests/next-words.ts';
import { dayWords } from '../../../local-time.ts';
import { caseHref } from '../section.ts';
import type { RequestProps } from './case-props.ts';

type Props = Pick<RequestProps, 'detail' | 'rules'>;

export function NextStep({ detail, rules }: Props) {
  const { actions, later, state, may } = detail;
  const first = actions.find(({ primary }) => primary);
  const others = actions.filter((each) => each !== first);
  // Where the next step is somebody else's, nothing looks as if it were this person's.
  const beside = first === undefined ? 0 : 2;
  return (
    <section class="panel case-next" aria-labelledby="next">
      <h2 id="next">下一步：{first?.title ?? waitingTitle(detail, rules)}</h2>
      {first === undefined ? <Waiting detail={detail} rules={rules} /> : <p>{sentence(first.why)}</p>}
      <div class="buttons">
        {first === undefined ? null : (
          <a class="btn" href={first.link}>
            {first.title}
          </a>
        )}
        {others.slice(0, beside).map(({ link, title }) => (
          <a class="btn second" href={link}>
            {title}
          </a>
        ))}
      </div>
      {first === undefined || first.article === '' ? null : <p class="law">{first.article}</p>}
      {others.length > beside || may.assign || may.handle ? (
        <Others
          actions={others.slice(beside)}
          more={[
            ...(may.assign ? [[caseHref(state.requestId, 'assign'), '分办、改派'] as const] : []),
            ...(may.handle && detail.clock.finishedOn === null
              ? [[caseHref(state.requestId, 'cohandle'), '请其他单位协办'] as const]
              : []),
            ...(may.handle
              ? [
                  [caseHref(state.requestId, 'notes'), '写备注'] as const,
                  [caseHref(state.requestId, 'files'), '加入材料'] as const,
                ]
              : []),
          ]}
        />
      ) : null}
      {later.length === 0 ? null : (
        <>
          <h3>现在还不能办的</h3>
          <ul class="case-later">
            {later.map(({ title, when }) => (
              <li>
                <strong>{title}</strong>
                <span>{when}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function Others({
  actions,
  more,
}: {
  actions: readonly CaseAction[];
  more: readonly (readonly [href: string, text: string])[];
}) {
  return (
    <>
      <h3>也可以办</h3>
      <ul class="case-others">
        {actions.map(({ link, title, article }) => (
          <li>
            <a href={link}>{title}</a>
            {article === '' ? null : <span class="law">{article}</span>}
          </li>
        ))}
        {more.map(([href, text]) => (
          <li>
            <a href={href}>{text}</a>
          </li>
        ))}
      </ul>
    </>
  );
}

const sentence = (text: string): string => (/[。！？]$/.test(text) || text === '' ? text : `${text}。`);

const awaitsOf = ({ clock }: RequestProps['detail'], rules: RequestProps['rules']) =>
  rules.lifecycle.states.find(({ id }) => id === clock.state)?.awaits ?? 'agency';

function waitingTitle(detail: RequestProps['detail'], rules: RequestProps['rules']): string {
  if (detail.clock.finishedOn !== null) return '不需要再办';
  const awaits = awaitsOf(detail, rules);
  const { state, names } = detail;
  return caseNextWords(state, awaits, names.person(state.assigned?.accountId ?? null));
}

/** Nothing for this person to do: who does, and by when. */
function Waiting({ detail, rules }: Props) {
  const { clock, state } = detail;
  const stateName = rules.lifecycle.states.find(({ id }) => id === clock.state)?.name ?? clock.state;
  if (clock.finishedOn !== null) {
    return (
      <p>
        这件申请已于 {dayWords(clock.finishedOn)} 办结
        {state.archived === null ? '。' : '，并已归档。'}
      </p>
    );
  }
  const last =
    clock.supplementLastDay ??
    clock.payBy ??
    clock.consultations.find(({ lastDay }) => lastDay !== null)?.lastDay ??
    clock.due;
  return (
    <p>
      现在的状态是“{stateName}”。
      {last === null || last === undefined ? '' : `最迟到 ${dayWords(last)}；到时这里会写明怎样继续。`}
      {state.assigned === null ? '还没有分办，请公开工作机构负责人先分办到人。' : ''}
    </p>
  );
}
