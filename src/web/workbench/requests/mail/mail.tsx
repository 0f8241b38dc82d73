/** /workbench/requests/mail/:mailId: one mail; registering it as a request, or putting it aside. */
import { dayOf } from '../../../../domain/days/county-day.ts';
import { actorOf } from '../../../../domain/people/caller.ts';
import type { Problem } from '../../../../domain/problems/problem.ts';
import { done, refused } from '../../../../domain/problems/problem.ts';
import { mailOwner } from '../../../../usecases/mail-intake/fetch-mail.ts';
import {
  openMailFile,
  putMailAside,
  type ShownMail,
  settledBefore,
  showMail,
} from '../../../../usecases/mail-intake/mails.ts';
import { settleMail } from '../../../../usecases/mail-intake/settle-mail.ts';
import { Crumbs } from '../../../components/crumbs/crumbs.tsx';
import { FactList } from '../../../components/fact-list/fact-list.tsx';
import { FormField } from '../../../components/form-field/form-field.tsx';
import { FormProblems } from '../../../components/form-problems/form-problems.tsx';
import { localTime } from '../../../local-time.ts';
import type { Route } from '../../../site.ts';
import { sizeWords } from '../../../size-words.ts';
import { staffForm } from '../../staff-form.ts';
import { type StaffRequest, signedIn, staffPage, staffProblem, staffRoutes } from '../../staff-request.ts';
import { type RegisterPage, register, registerForm } from '../new/register-page.tsx';
import { uploadReader } from '../read-upload.ts';
import { caseHref, section } from '../section.ts';
import { sendCaseFile } from '../send-case-file.ts';
import { mailSection } from './mails.tsx';

const path = `${mailSection}/:mailId`;
const mostBytes = 30 * 1024 * 1024;

export const mail: Route = (web, site) => {
  const routes = staffRoutes(web, site);
  const reader = uploadReader({ bytes: Math.min(site.options.uploadBytes, mostBytes), files: 10 });
  routes.get(path, (request) => page(request, '', [], 200));
  routes.post(`${path}/aside`, async (request) => {
    const caller = signedIn(request);
    if (caller instanceof Response) return caller;
    const reason = (await staffForm(request.c)).text('reason');
    const order = { regionId: caller.regionId, mailId: request.param('mailId'), reason };
    const result = await putMailAside(site.staff, caller, order);
    if (result.ok) return request.c.redirect(mailSection, 303);
    return result.problems[0].field === 'reason'
      ? page(request, reason, result.problems, 422)
      : staffProblem(request, result.problems);
  });
  routes.get(`${path}/files/:fileId`, async (request) => {
    const caller = signedIn(request);
    if (caller instanceof Response) return caller;
    const order = {
      regionId: caller.regionId,
      mailId: request.param('mailId'),
      fileId: request.param('fileId'),
    };
    const opened = await openMailFile(site.staff, caller, order);
    return opened.ok ? sendCaseFile(request.c, opened.value) : staffProblem(request, opened.problems);
  });
  routes.get(`${path}/register`, async (request) => {
    const shown = await shownMail(request);
    if (shown instanceof Response) return shown;
    return registerForm(request, pageOf(request, shown), reader);
  });
  routes.post(`${path}/register`, async (request) => {
    const caller = signedIn(request);
    if (caller instanceof Response) return caller;
    // Asked before the first byte is read.
    const shown = await shownMail(request);
    if (shown instanceof Response) return shown;
    return register(request, caller, pageOf(request, shown), reader);
  });
};

async function shownMail(request: StaffRequest): Promise<ShownMail | Response> {
  const caller = signedIn(request);
  if (caller instanceof Response) return caller;
  const place = { regionId: caller.regionId, mailId: request.param('mailId') };
  const shown = await showMail(request.site.staff, caller, place);
  if (!shown.ok) return staffProblem(request, shown.problems);
  if (shown.value.mail.state !== 'new') return staffProblem(request, [settledBefore]);
  return shown.value;
}

/** The form with what the mail says; its files go into the case, the mail is settled in the same transaction. */
function pageOf(request: StaffRequest, { mail: taken, text, agencyId }: ShownMail): RegisterPage {
  const { site, caller } = request;
  const { regionId, mailId } = taken;
  const { channels } = site.staff.requestRules.intake;
  const channel = channels.find((each) => each.mailbox) ?? channels[0]!;
  const [, name = '', address = taken.from] = /^(.*?)\s*<([^<>]*)>$/.exec(taken.from) ?? [];
  const arrived = dayOf(taken.receivedAt);
  return {
    action: `${mailSection}/${encodeURIComponent(mailId)}/register`,
    channel: channel.id,
    channelLinks: false,
    draft: mailOwner(mailId),
    hint: `来件 ${taken.number}，${localTime(taken.receivedAt)} 到达邮箱，系统已自动回复确认。邮件和附件会一并放入案卷，不必再上传。`,
    known: {
      agencyId,
      arrivedAtAgency: arrived,
      arrivedAtOffice: arrived,
      confirmedOn: arrived,
      evidence: `${taken.number}，系统自动回复确认`,
      name,
      email: address,
      title: taken.subject,
      description: text ?? '',
    },
    also: async (stores, { state }, at) => {
      const settled = await settleMail(
        stores,
        site.staff,
        { regionId, mailId },
        { state: 'registered', requestId: state.requestId, reason: '', at, by: actorOf(caller) },
      );
      return settled ? done(null) : refused(settledBefore);
    },
  };
}

async function page(
  request: StaffRequest,
  reason: string,
  problems: readonly Problem[],
  status: 200 | 422,
): Promise<Response> {
  const caller = signedIn(request);
  if (caller instanceof Response) return caller;
  const place = { regionId: caller.regionId, mailId: request.param('mailId') };
  const shown = await showMail(request.site.staff, caller, place);
  if (!shown.ok) return staffProblem(request, shown.problems);
  const { number } = shown.value.mail;
  return staffPage(
    request,
    { title: `来件 ${number}`, section },
    <MailView shown={shown.value} reason={reason} problems={problems} />,
    status,
  );
}

function MailView({
  shown: { mail: taken, text, files },
  reason,
  problems,
}: {
  shown: ShownMail;
  reason: string;
  problems: readonly Problem[];
}) {
  const here = `${mailSection}/${encodeURIComponent(taken.mailId)}`;
  return (
    <div class="wrap page">
      <Crumbs
        above={[
          [section, '依申请公开'],
          [mailSection, '邮箱来件'],
        ]}
        here={taken.number}
      />
      <h1 class="title">{taken.subject === '' ? '（没有主题）' : taken.subject}</h1>
      <FormProblems problems={problems} />
      <FactList
        facts={[
          ['来自', taken.from],
          ['到达邮箱', localTime(taken.receivedAt)],
          ['收件编号', taken.number],
          [
            '结果',
            taken.state === 'new' ? (
              <span class="tag soon">待处理</span>
            ) : taken.requestId !== null ? (
              <a href={caseHref(taken.requestId)}>已登记，打开案卷</a>
            ) : (
              `没有登记：${taken.reason}`
            ),
          ],
        ]}
      />
      {taken.state === 'new' ? (
        <div class="buttons">
          <a class="btn" href={`${here}/register`}>
            登记为申请
          </a>
          <a href="#aside">不是申请</a>
        </div>
      ) : null}
      <section class="panel" aria-labelledby="text">
        <h2 id="text">正文</h2>
        <div class="case-words">
          {text === null ? (
            <p class="quiet">内容已过保存期限并销毁。</p>
          ) : (
            text.split('\n').map((line) => <p>{line}</p>)
          )}
        </div>
      </section>
      {files.length === 0 ? null : (
        <section class="panel" aria-labelledby="files">
          <h2 id="files">附件</h2>
          <ul class="case-files">
            {files.map((file) => (
              <li>
                <a href={`${here}/files/${file.fileId}`}>{file.title}</a>
                <small>{sizeWords(file.size)}</small>
              </li>
            ))}
          </ul>
          <p class="law">来历不明的附件请先核实再打开；打开会记入审计记录。</p>
        </section>
      )}
      {taken.state === 'new' ? (
        <form id="aside" class="panel" method="post" action={`${here}/aside`}>
          <h2>不是政府信息公开申请</h2>
          <FormField
            name="reason"
            label="不登记的理由"
            hint="至少 5 个字，如“推销邮件”“咨询办事流程，已电话答复”；写进审计记录"
            value={reason}
            maxLength={200}
            required
            problems={problems}
          />
          <button type="submit" class="btn second">
            不登记
          </button>
        </form>
      ) : null}
    </div>
  );
}
