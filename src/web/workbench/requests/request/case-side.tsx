/** Beside the case: consultations, who works along, notes, the applicant, what is alike, what followed, past days. */
import type { Consultation } from '../../../../domain/requests/request-case.ts';
import { FactList } from '../../../components/fact-list/fact-list.tsx';
import { dayWords } from '../../../local-time.ts';
import { caseHref } from '../section.ts';
import type { RequestProps } from './case-props.ts';
import { fieldsShown, fieldWords } from './field-words.ts';

type Props = Pick<RequestProps, 'detail' | 'rules'>;

export function CaseSide({ detail, rules }: Props) {
  return (
    <>
      <Handling detail={detail} />
      <Consultations detail={detail} rules={rules} />
      <Cohandlers detail={detail} />
      <Notes detail={detail} />
      <Applicant detail={detail} />
      <Alike detail={detail} />
      <Disputes detail={detail} />
      <PastDay detail={detail} />
    </>
  );
}

function Handling({ detail: { state, names, may } }: Pick<Props, 'detail'>) {
  const { assigned } = state;
  return (
    <section class="panel" aria-labelledby="handling">
      <h2 id="handling">承办</h2>
      <FactList
        facts={[
          ['答复机关', names.agency(state.agencyId)],
          [
            '承办人',
            assigned === null ? (
              <span class="tag soon">待分办</span>
            ) : (
              [
                assigned.agencyId === state.agencyId ? '' : names.agency(assigned.agencyId),
                assigned.unit,
                names.person(assigned.accountId),
              ]
                .filter((text) => text !== '')
                .join(' ')
            ),
          ],
          ...(assigned?.dueOn == null ? [] : [['内部期限', dayWords(assigned.dueOn)] as const]),
        ]}
      />
      {may.assign ? <a href={caseHref(state.requestId, 'assign')}>分办、改派</a> : null}
    </section>
  );
}

function Consultations({ detail, rules }: Props) {
  const { state, clock, names, parties } = detail;
  if (state.consultations.length === 0) return null;
  const nameOf = (each: Consultation) =>
    each.sent.agencyId === null
      ? (parties.find(({ ownerId, field }) => ownerId === each.consultation && field === 'name')?.masked ??
        '第三方')
      : names.agency(each.sent.agencyId);
  return (
    <section class="panel" aria-labelledby="consultations">
      <h2 id="consultations">征求意见</h2>
      <ul class="case-list">
        {state.consultations.map((each) => {
          const kind = rules.intake.consultees.find(({ id }) => id === each.sent.consultee);
          const lastDay = clock.consultations.find(({ id }) => id === each.consultation)?.lastDay ?? null;
          return (
            <li>
              <strong>{nameOf(each)}</strong>
              <small>
                {kind?.name}，{dayWords(each.sent.on)} 发出
                {each.deliveredOn === null ? '，还没有签收记录' : `，${dayWords(each.deliveredOn)} 签收`}
              </small>
              <span>{endWords(each, lastDay)}</span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function endWords({ ended }: Consultation, lastDay: string | null): string {
  if (ended === null)
    return lastDay === null ? '等待回复' : `等待回复，最迟 ${dayWords(lastDay)}；期满不答复按规定处理`;
  const how = { replied: '已回复', silent: '期满未回复', undeliverable: '无法送达', withdrawn: '已撤回' }[
    ended.how
  ];
  const reply = { agrees: '，同意公开', objects: '，不同意公开', partly: '，部分同意', none: '' }[
    ended.reply
  ];
  const judged = ended.reasonable === null ? '' : ended.reasonable ? '，理由成立' : '，理由不成立';
  return `${how}${reply}${judged}（${dayWords(ended.on)}）`;
}

function Cohandlers({ detail: { state, names } }: Pick<Props, 'detail'>) {
  if (state.cohandlers.length === 0) return null;
  return (
    <section class="panel" aria-labelledby="cohandlers">
      <h2 id="cohandlers">协办</h2>
      <ul class="case-list">
        {state.cohandlers.map(({ askId, agencyId, accountId, question, dueOn, reply }) => (
          <li>
            <strong>
              {names.agency(agencyId)} {names.person(accountId)}
            </strong>
            <small>{question}</small>
            {reply === null ? (
              <span>
                {dayWords(dueOn)} 前答复 <a href={caseHref(state.requestId, `cohandle/${askId}`)}>答复</a>
              </span>
            ) : (
              <span>
                {dayWords(reply.on)} 已答复{' '}
                <a href={caseHref(state.requestId, `cohandle/${askId}`)}>看意见</a>
              </span>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Notes({ detail: { state, asOf } }: Pick<Props, 'detail'>) {
  return (
    <section class="panel" aria-labelledby="notes">
      <h2 id="notes">内部备注</h2>
      <p>
        {state.notes.length === 0 ? '还没有备注。' : `${state.notes.length} 条备注，申请人看不到。`}
        {asOf === null ? (
          <a href={caseHref(state.requestId, 'notes')}>{state.notes.length === 0 ? '写一条' : '看备注'}</a>
        ) : null}
      </p>
    </section>
  );
}

function Applicant({ detail: { applicant, state, may } }: Pick<Props, 'detail'>) {
  if (applicant.length === 0) return null;
  return (
    <section class="panel" aria-labelledby="applicant">
      <h2 id="applicant">申请人</h2>
      <FactList
        facts={fieldsShown.flatMap((field) =>
          applicant.filter((each) => each.field === field).map(({ masked }) => [fieldWords(field), masked]),
        )}
      />
      <p class="law">《个人信息保护法》第三十四条：只在履行职责需要的范围内查看</p>
      {may.reveal ? <a href={caseHref(state.requestId, 'reveal')}>显示联系方式（留痕）</a> : null}
    </section>
  );
}

function Alike({ detail: { alike, state } }: Pick<Props, 'detail'>) {
  if (alike.length === 0) return null;
  const { applicantDigest } = state.received;
  return (
    <section class="panel" aria-labelledby="alike">
      <h2 id="alike">同一申请人或者相同内容的申请</h2>
      <ul class="case-list">
        {alike.map(({ requestId, number, title, receivedOn, open }) => (
          <li>
            <a href={caseHref(requestId)}>{title}</a>
            <small>
              {number}，{dayWords(receivedOn)} 收到，{open ? '办理中' : '已办结'}
            </small>
          </li>
        ))}
      </ul>
      <p class="law">
        {applicantDigest === '' ? '' : '同一申请人重复申请同一信息：《条例》第三十六条第六项；'}
        多人申请同一信息，可以转为主动公开：第四十四条
      </p>
    </section>
  );
}

function Disputes({ detail: { state } }: Pick<Props, 'detail'>) {
  if (state.disputes.length === 0 && state.reanswer === null) return null;
  return (
    <section class="panel" aria-labelledby="disputes">
      <h2 id="disputes">复议、诉讼</h2>
      <ul class="case-list">
        {state.disputes.map(({ disputeId, procedure }) => (
          <li>
            <a href={`/workbench/disputes/${encodeURIComponent(disputeId)}`}>
              {procedure === 'review' ? '行政复议' : '行政诉讼'}
            </a>
          </li>
        ))}
      </ul>
      {state.reanswer === null ? null : (
        <p>
          <span class="tag off">应当重新答复</span> {dayWords(state.reanswer.dueOn)} 前
        </p>
      )}
    </section>
  );
}

/** The file as it was at the end of a past day. */
function PastDay({ detail: { state, day, asOf } }: Pick<Props, 'detail'>) {
  return (
    <section class="panel" aria-labelledby="past">
      <h2 id="past">当时的案卷</h2>
      <form class="case-past" method="get" action={caseHref(state.requestId)}>
        <label>
          看哪一天结束时的案卷
          <input type="date" name="on" value={asOf ?? state.receivedOn} max={day} required />
        </label>
        <button type="submit" class="btn second">
          看那天
        </button>
      </form>
    </section>
  );
}
