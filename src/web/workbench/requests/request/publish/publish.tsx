/** /workbench/requests/:requestId/publish: question and answer for everybody, edited until nobody can be recognised in them. */
import type { Problem } from '../../../../../domain/problems/problem.ts';
import { longestPublic } from '../../../../../usecases/answers/publication-gate.ts';
import {
  draftPublication,
  type PublicationDraft,
  publishAnswer,
} from '../../../../../usecases/requests/publish-answer.ts';
import { unpublishAnswer } from '../../../../../usecases/requests/unpublish-answer.ts';
import { FormField } from '../../../../components/form-field/form-field.tsx';
import { Notice } from '../../../../components/notice/notice.tsx';
import type { Route } from '../../../../site.ts';
import { staffForm } from '../../../staff-form.ts';
import { type StaffRequest, signedIn, staffPage, staffProblem, staffRoutes } from '../../../staff-request.ts';
import { caseHref, section } from '../../section.ts';
import { answerForm, type FormStatus } from '../case-answer.ts';
import { CaseButtons, CasePage } from '../case-page.tsx';

const path = '/workbench/requests/:requestId/publish';

type Typed = Readonly<Record<'title' | 'question' | 'answer' | 'reason', string>>;

export const publishPage: Route = (web, site) => {
  const routes = staffRoutes(web, site);
  routes.get(path, (request) => page(request, null, [], 200));
  routes.post(path, async (request) => {
    const caller = signedIn(request);
    if (caller instanceof Response) return caller;
    const form = await staffForm(request.c);
    const requestId = request.param('requestId');
    const typed = {
      title: form.text('title'),
      question: form.text('question'),
      answer: form.text('answer'),
      reason: form.text('reason'),
    };
    const order = { regionId: caller.regionId, requestId, version: form.text('version') };
    const result =
      form.text('act') === 'withdraw'
        ? await unpublishAnswer(site.staff, caller, { ...order, reason: typed.reason })
        : await publishAnswer(site.staff, caller, { ...order, ...typed });
    return answerForm(request, result, requestId, 'done', (problems, status) =>
      page(request, typed, problems, status),
    );
  });
};

async function page(
  request: StaffRequest,
  typed: Typed | null,
  problems: readonly Problem[],
  status: FormStatus,
): Promise<Response> {
  const caller = signedIn(request);
  if (caller instanceof Response) return caller;
  const requestId = request.param('requestId');
  const drafted = await draftPublication(request.site.staff, caller, {
    regionId: caller.regionId,
    requestId,
  });
  if (!drafted.ok) return staffProblem(request, drafted.problems);
  const draft = drafted.value;
  return staffPage(
    request,
    { title: `公开问题和答复 ${draft.number}`, section },
    <CasePage
      requestId={requestId}
      number={draft.number}
      title={draft.title}
      here="公开问题和答复"
      article="申请人同意、保密审查可以公开、没有个人信息、由拟稿人以外的人放行，四样都有才公开。"
      problems={problems}
    >
      {draft.link !== null ? (
        <Withdraw requestId={requestId} draft={draft} link={draft.link} problems={problems} />
      ) : draft.gate.length > 0 ? (
        <Notice tone="warn" title="现在还不能公开">
          <ul>
            {draft.gate.map(({ message, article }) => (
              <li>
                {message}
                {article === undefined ? null : <span class="law">　{article}</span>}
              </li>
            ))}
          </ul>
        </Notice>
      ) : (
        <Edit requestId={requestId} draft={draft} typed={typed} problems={problems} />
      )}
    </CasePage>,
    status,
  );
}

function Edit(props: {
  requestId: string;
  draft: PublicationDraft;
  typed: Typed | null;
  problems: readonly Problem[];
}) {
  const { requestId, draft, typed, problems } = props;
  return (
    <form method="post" action={caseHref(requestId, 'publish')}>
      <input type="hidden" name="version" value={String(draft.version)} />
      <p class="quiet">
        申请人、第三方的姓名和联系方式已自动换成“（申请人信息）”。请再通读一遍：单位、地名、事情合起来能认出人的，也要改。
      </p>
      <FormField
        name="title"
        label="标题"
        value={typed?.title ?? draft.title}
        maxLength={longestPublic.title}
        required
        problems={problems}
      />
      <FormField
        name="question"
        label="申请的内容"
        value={typed?.question ?? draft.question}
        rows={8}
        required
        problems={problems}
      />
      <FormField
        name="answer"
        label="机关的答复"
        value={typed?.answer ?? draft.answer}
        rows={14}
        required
        problems={problems}
      />
      <CaseButtons requestId={requestId} text="审核无误，公开" />
    </form>
  );
}

function Withdraw(props: {
  requestId: string;
  draft: PublicationDraft;
  link: string;
  problems: readonly Problem[];
}) {
  const { requestId, draft, link, problems } = props;
  return (
    <>
      <Notice tone="ok" title="这份答复已经公开">
        <p>
          <a href={link}>看公开的页面</a>
        </p>
      </Notice>
      <form method="post" action={caseHref(requestId, 'publish')}>
        <input type="hidden" name="version" value={String(draft.version)} />
        <input type="hidden" name="act" value="withdraw" />
        <FormField name="reason" label="撤下的理由" rows={3} maxLength={300} required problems={problems} />
        <CaseButtons requestId={requestId} text="从网站撤下" />
      </form>
    </>
  );
}
