/** The status page: where it stands, until when, what one can do, what happened, and one's rights. */
import { isLate } from '../../../../../usecases/requests/correct-by-applicant.ts';
import type {
  Followed,
  FollowedFile,
  FollowedLetter,
} from '../../../../../usecases/requests/follow-request.ts';
import { ClockStrip } from '../../../../components/clock-strip/clock-strip.tsx';
import { FactList } from '../../../../components/fact-list/fact-list.tsx';
import { FormProblems } from '../../../../components/form-problems/form-problems.tsx';
import { Notice } from '../../../../components/notice/notice.tsx';
import { dayWords } from '../../../../local-time.ts';
import { ApplicantForms, type StatusProps } from './applicant-forms.tsx';
import { ReliefPart } from './relief-part.tsx';

const doneWords: Readonly<Record<string, string>> = {
  correct: '补正已经收到，答复期限从今天起重新计算',
  late: '补正和理由已经收到。补正期限已过，机关会审查您的理由',
  reasons: '说明已经收到，机关会认真考虑',
  payment: '已经告知机关核对缴费',
  withdraw: '申请已经撤回',
  rate: '谢谢您的评价',
  openness: '建议已经收到，机关会研究是否转为主动公开',
  consent: '您的选择已经记下',
  contact: '已经告知办理人员，核实后按新的联系方式送达',
};

export function StatusView(props: StatusProps) {
  const { here, followed, rules, problems, done } = props;
  const { state, agency, clock, today, standing, description } = followed;
  const words = doneWords[done];
  const regionHref = `/regions/${encodeURIComponent(state.regionId)}`;
  return (
    <div class="wrap page status-page">
      <div class="status-head">
        <span class="quiet">申请 {state.number}</span>
        <form method="post" action={`${here}/leave`}>
          <button type="submit" class="link-button">
            离开
          </button>
        </form>
      </div>
      <h1 class="title">{state.title}</h1>
      {words === undefined || problems.length > 0 ? null : <Notice tone="ok" title={words} />}
      <FormProblems problems={problems} />
      <p class="lead standing">{standing}</p>
      <Next followed={followed} />
      {clock.explanation.length === 0 ? null : <ClockStrip clock={clock} today={today} explainHref={null} />}
      <div class="cols">
        <div>
          <Received here={here} letters={followed.letters} files={followed.files} />
          <ApplicantForms {...props} />
          {followed.relief === null ? null : <ReliefPart relief={followed.relief} />}
          <section aria-labelledby="more-rights">
            <h2 id="more-rights">还可以</h2>
            <ul class="list short">
              <li>
                <a href={`${regionHref}/complaints`}>对办理不满意，向主管部门投诉</a>
              </li>
              <li>
                <a href={`${regionHref}/corrections`}>发现记录有误，申请更正</a>
              </li>
            </ul>
            <p class="law">《政府信息公开条例》第四十一条、第四十七条</p>
          </section>
        </div>
        <aside>
          <h2>经过</h2>
          <ol class="timeline">
            {followed.steps.toReversed().map(({ day, title, detail, article }) => (
              <li>
                <time dateTime={day}>{dayWords(day)}</time>
                <b>{title}</b>
                {detail === '' ? null : <span>{detail}</span>}
                {article === '' ? null : <small class="law">{article}</small>}
              </li>
            ))}
          </ol>
          <h2>您申请的内容</h2>
          <p class="as-written">{description === '' ? '内容已过保存期限，不再显示。' : description}</p>
          <FactList
            facts={[
              ['受理机关', agency.name],
              ['电话', agency.office.phone],
              ['形式', rules.intake.forms.find(({ id }) => id === state.received.form)?.name ?? ''],
              ['方式', rules.intake.deliveries.find(({ id }) => id === state.received.delivery)?.name ?? ''],
              ['同意公开答复', state.agreesToPublish ? '是' : '否'],
            ]}
          />
          <p>
            <a href={`${here}/receipt/pdf`}>再下载回执（PDF）</a>{' '}
            <a href={`${here}/receipt/docx`}>（Word）</a>
          </p>
        </aside>
      </div>
    </div>
  );
}

/** One sentence: who does what until when. */
function Next({ followed }: { followed: Followed }) {
  const { clock, state, acts, agency, today } = followed;
  if (clock.finishedOn !== null || state.ended !== null) return null;
  if (acts.includes('correct'))
    return (
      <p class="next-step">
        <b>轮到您：</b>
        {clock.supplementLastDay === null || today > clock.supplementLastDay || isLate(followed)
          ? '请尽快补正'
          : `最迟 ${dayWords(clock.supplementLastDay)}补正`}
        ，填写见下面“补正”。
      </p>
    );
  if (acts.includes('payment'))
    return (
      <p class="next-step">
        <b>轮到您：</b>
        {clock.payBy === null ? '请按通知缴费' : `最迟 ${dayWords(clock.payBy)}缴费`}，说明见下面“缴费”。
      </p>
    );
  const until = clock.due ?? clock.worstCase;
  return (
    <p class="next-step">
      <b>接下来：</b>
      {clock.overdue
        ? `${agency.name}已经超过期限没有答复。您可以催办、投诉，也可以按下面写的申请复议或者起诉。`
        : until === null
          ? `等${agency.name}继续办理。`
          : `${agency.name}最迟在 ${dayWords(until)}答复。`}
    </p>
  );
}

function Received(props: {
  here: string;
  letters: readonly FollowedLetter[];
  files: readonly FollowedFile[];
}) {
  const { here, letters, files } = props;
  if (letters.length + files.length === 0) return null;
  const file = (id: string) => `${here}/files/${encodeURIComponent(id)}`;
  return (
    <section aria-labelledby="received">
      <h2 id="received">给您的文书和信息</h2>
      <ul class="list">
        {letters.toReversed().map(({ title, number, date, docx, pdf }) => (
          <li>
            <span>
              <strong>{title}</strong>
              {number === null ? '' : ` ${number}`}
            </span>
            <time dateTime={date}>{dayWords(date)}</time>
            <span class="meta downloads">
              {pdf === null ? null : <a href={file(pdf)}>下载 PDF</a>}
              {docx === null ? null : <a href={file(docx)}>下载 Word</a>}
            </span>
          </li>
        ))}
        {files.map(({ fileId, title, fileName, size }) => (
          <li>
            <a href={file(fileId)}>
              {title === '' ? fileName : title}（{Math.max(1, Math.round(size / 1024))} KB）
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
