/** GET /workbench/complaints/:caseId: one complaint, and its files. */
import {
  type ComplaintDetail,
  openComplaintFile,
  showComplaint,
} from '../../../../usecases/complaints/show-complaint.ts';
import { Crumbs } from '../../../components/crumbs/crumbs.tsx';
import { FactList } from '../../../components/fact-list/fact-list.tsx';
import { Notice } from '../../../components/notice/notice.tsx';
import { dayWords } from '../../../local-time.ts';
import type { Route } from '../../../site.ts';
import { SideFiles, SidePerson, SideSteps, SideText, SideTimeline } from '../../corrections/side-parts.tsx';
import { DueMark } from '../../disputes/due-mark.tsx';
import { caseHref } from '../../requests/section.ts';
import { sendCaseFile } from '../../requests/send-case-file.ts';
import { signedIn, staffPage, staffProblem, staffRoutes } from '../../staff-request.ts';
import { complaintHref, section } from '../section.ts';

const doneWords: Readonly<Record<string, string>> = { filed: '已登记', entered: '已登记' };

export const complaintCase: Route = (web, site) => {
  const routes = staffRoutes(web, site);
  routes.get(`${section}/:caseId`, async (request) => {
    const caller = signedIn(request);
    if (caller instanceof Response) return caller;
    const place = { regionId: caller.regionId, caseId: request.param('caseId') };
    const shown = await showComplaint(site.staff, caller, place);
    if (!shown.ok) return staffProblem(request, shown.problems);
    const finished = doneWords[request.query('done')] ?? '';
    return staffPage(
      request,
      { title: shown.value.state.received.number, section },
      <ComplaintView detail={shown.value} finished={finished} />,
    );
  });
  routes.get(`${section}/:caseId/files/:fileId`, async (request) => {
    const caller = signedIn(request);
    if (caller instanceof Response) return caller;
    const place = {
      regionId: caller.regionId,
      caseId: request.param('caseId'),
      fileId: request.param('fileId'),
    };
    const opened = await openComplaintFile(site.staff, caller, place);
    return opened.ok ? sendCaseFile(request.c, opened.value) : staffProblem(request, opened.problems);
  });
};

const sources = { portal: '网上提出', desk: '来信、来访', 'taken-up': '主管部门督办' } as const;

function ComplaintView({ detail, finished }: { detail: ComplaintDetail; finished: string }) {
  const { state, step, agencyName, subjectName, resultName, requestNumber, actBy, today, texts } = detail;
  const { received, orders } = state;
  return (
    <div class="wrap page">
      <Crumbs above={[[section, '投诉']]} here={received.number} />
      <h1 class="title">
        {subjectName}：{agencyName}
      </h1>
      <p class="case-facts">
        <span class={`tag ${step.open ? 'info' : 'ok'}`}>{step.name}</span>
        <span>{sources[received.source]}</span>
      </p>
      {finished === '' ? null : <Notice tone="ok" title={finished} />}
      <div class="agency-cols">
        <div>
          <SideSteps steps={detail.steps} open={step.open} href={(id) => complaintHref(state.caseId, id)} />
          {texts.map(({ title, on, text }, at) => (
            <SideText id={`text-${at}`} title={`${title}（${dayWords(on)}）`} text={text} />
          ))}
          <SideTimeline timeline={detail.timeline} />
        </div>
        <div>
          <section class="panel" aria-labelledby="facts">
            <h2 id="facts">基本情况</h2>
            <FactList
              facts={[
                ['收到日期', dayWords(received.on)],
                [
                  '下一个期限',
                  actBy === null ? (
                    '没有'
                  ) : step.open ? (
                    <DueMark day={actBy} today={today} />
                  ) : (
                    dayWords(actBy)
                  ),
                ],
                ...(received.requestId === null
                  ? []
                  : [
                      [
                        '涉及的申请',
                        <a href={caseHref(received.requestId)}>{requestNumber ?? received.requestId}</a>,
                      ] as const,
                    ]),
                ...(resultName === '' ? [] : [['认定', resultName] as const]),
                ...orders.map(
                  ({ number, on, dueOn }) =>
                    [
                      '督促整改、通报',
                      `${number}，${dayWords(on)}${dueOn === null ? '' : `，${dayWords(dueOn)}前报告`}`,
                    ] as const,
                ),
              ]}
            />
            <p class="law">《条例》第四十七条</p>
          </section>
          <SidePerson person={detail.person} nobody="没有留姓名和联系方式。" />
          <SideFiles
            files={detail.files}
            href={(fileId) => complaintHref(state.caseId, `files/${encodeURIComponent(fileId)}`)}
          />
        </div>
      </div>
    </div>
  );
}
