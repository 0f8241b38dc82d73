/** /workbench/requests/:requestId/cohandle: asking another agency for its part, and its answer. */
import type { Problem } from '../../../../../domain/problems/problem.ts';
import { askCohandler, replyCohandler, showCohandling } from '../../../../../usecases/requests/cohandler.ts';
import { openCohandling } from '../../../../../usecases/requests/open-cohandling.ts';
import { FormField } from '../../../../components/form-field/form-field.tsx';
import { dayWords } from '../../../../local-time.ts';
import type { Route } from '../../../../site.ts';
import { staffForm } from '../../../staff-form.ts';
import { type StaffRequest, signedIn, staffPage, staffProblem, staffRoutes } from '../../../staff-request.ts';
import { caseHref, section } from '../../section.ts';
import { answerForm, type FormStatus } from '../case-answer.ts';
import { CaseButtons, CasePage } from '../case-page.tsx';

const path = '/workbench/requests/:requestId/cohandle';

export const cohandle: Route = (web, site) => {
  const routes = staffRoutes(web, site);
  routes.get(path, (request) => askForm(request, null, [], 200));
  routes.post(path, async (request) => {
    const caller = signedIn(request);
    if (caller instanceof Response) return caller;
    const sent = await staffForm(request.c);
    const requestId = request.param('requestId');
    const typed = {
      agencyId: sent.text('agencyId'),
      accountId: sent.text('accountId'),
      question: sent.text('question'),
      dueOn: sent.text('dueOn'),
    };
    const order = { regionId: caller.regionId, requestId, ...typed };
    const result = await askCohandler(site.staff, caller, order);
    return answerForm(request, result, requestId, 'asked', (problems, status) =>
      askForm(request, typed, problems, status),
    );
  });
  routes.get(`${path}/:askId`, (request) => replyForm(request, '', [], 200));
  routes.post(`${path}/:askId`, async (request) => {
    const caller = signedIn(request);
    if (caller instanceof Response) return caller;
    const text = (await staffForm(request.c)).text('text');
    const requestId = request.param('requestId');
    const askId = request.param('askId');
    const order = { regionId: caller.regionId, requestId, askId, text };
    const result = await replyCohandler(site.staff, caller, order);
    // The asked agency may not open the case: back to the question.
    if (result.ok) return request.c.redirect(`${caseHref(requestId, `cohandle/${askId}`)}?done=replied`, 303);
    return answerForm(request, result, requestId, 'replied', (problems, status) =>
      replyForm(request, text, problems, status),
    );
  });
};

interface Typed {
  readonly agencyId: string;
  readonly accountId: string;
  readonly question: string;
  readonly dueOn: string;
}

async function askForm(
  request: StaffRequest,
  typed: Typed | null,
  problems: readonly Problem[],
  status: FormStatus,
): Promise<Response> {
  const caller = signedIn(request);
  if (caller instanceof Response) return caller;
  const requestId = request.param('requestId');
  const place = { regionId: caller.regionId, requestId };
  const opened = await openCohandling(request.site.staff, caller, place);
  if (!opened.ok) return staffProblem(request, opened.problems);
  const { open, agencies, people } = opened.value;
  const { state, clock } = open;
  const values = typed ?? { agencyId: '', accountId: '', question: '', dueOn: '' };
  const others = agencies.filter(({ agencyId }) => agencyId !== state.agencyId);
  return staffPage(
    request,
    { title: `请其他单位协办 ${state.number}`, section },
    <CasePage
      requestId={requestId}
      number={state.number}
      title={state.title}
      here="请其他单位协办"
      article="协办是机关之间的内部事项，答复期限照常计算；需要征求意见并扣除时间的，请用“征求意见”（《条例》第三十三条第三款、第三十四条）"
      problems={problems}
    >
      <form method="post" action={caseHref(requestId, 'cohandle')}>
        <FormField
          name="agencyId"
          label="请哪个机关协办"
          value={values.agencyId}
          options={[['', '请选择'], ...others.map(({ agencyId, name }) => [agencyId, name] as const)]}
          required
          problems={problems}
        />
        <FormField
          name="accountId"
          label="请谁办"
          value={values.accountId}
          options={[
            ['', '由该机关的信息员办理'],
            ...people.map(({ accountId, name }) => [accountId, name] as const),
          ]}
          problems={problems}
        />
        <FormField
          name="question"
          label="请对方做什么"
          hint="至少 5 个字；不要写申请人的姓名和联系方式"
          value={values.question}
          rows={4}
          maxLength={500}
          required
          problems={problems}
        />
        <FormField
          name="dueOn"
          label="请在哪天以前答复"
          type="date"
          hint={clock.due === null ? '现在停止计时' : `应早于答复期限 ${dayWords(clock.due)}`}
          value={values.dueOn}
          required
          problems={problems}
        />
        <CaseButtons requestId={requestId} text="发给协办单位" />
      </form>
    </CasePage>,
    status,
  );
}

async function replyForm(
  request: StaffRequest,
  text: string,
  problems: readonly Problem[],
  status: FormStatus,
): Promise<Response> {
  const caller = signedIn(request);
  if (caller instanceof Response) return caller;
  const requestId = request.param('requestId');
  const askId = request.param('askId');
  const place = { regionId: caller.regionId, requestId };
  const shown = await showCohandling(request.site.staff, caller, place, askId);
  if (!shown.ok) return staffProblem(request, shown.problems);
  const { ask, number, title, reply, mayReply } = shown.value;
  return staffPage(
    request,
    { title: `协办 ${number}`, section },
    <CasePage requestId={requestId} number={number} title={title} here="协办" problems={problems}>
      <section class="panel" aria-labelledby="question">
        <h2 id="question">请办的事</h2>
        <p>{ask.question}</p>
        <p class="quiet">{dayWords(ask.dueOn)} 前答复</p>
      </section>
      {reply === null ? null : (
        <section class="panel" aria-labelledby="reply">
          <h2 id="reply">协办意见（{dayWords(ask.reply!.on)}）</h2>
          <div class="case-words">
            {reply.split('\n').map((line) => (
              <p>{line}</p>
            ))}
          </div>
        </section>
      )}
      {mayReply ? (
        <form method="post" action={caseHref(requestId, `cohandle/${askId}`)}>
          <FormField
            name="text"
            label="协办意见"
            hint="写明查了哪里、结果是什么；有材料的，请承办单位在案卷里加入"
            value={text}
            rows={8}
            maxLength={5000}
            required
            problems={problems}
          />
          <div class="buttons">
            <button type="submit" class="btn">
              答复
            </button>
          </div>
        </form>
      ) : null}
    </CasePage>,
    status,
  );
}
