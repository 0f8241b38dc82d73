/** GET /workbench/corrections/:caseId: one application for correction, and its files. */
import {
  type CorrectionDetail,
  openCorrectionFile,
  showCorrection,
} from '../../../../usecases/corrections/show-correction.ts';
import { Crumbs } from '../../../components/crumbs/crumbs.tsx';
import { FactList } from '../../../components/fact-list/fact-list.tsx';
import { Notice } from '../../../components/notice/notice.tsx';
import { dayWords } from '../../../local-time.ts';
import type { Route } from '../../../site.ts';
import { DueMark } from '../../disputes/due-mark.tsx';
import { sendCaseFile } from '../../requests/send-case-file.ts';
import { signedIn, staffPage, staffProblem, staffRoutes } from '../../staff-request.ts';
import { correctionHref, section } from '../section.ts';
import { SideFiles, SidePerson, SideSteps, SideText, SideTimeline } from '../side-parts.tsx';

const doneWords: Readonly<Record<string, string>> = { filed: '已登记', entered: '已登记' };

export const correctionCase: Route = (web, site) => {
  const routes = staffRoutes(web, site);
  routes.get(`${section}/:caseId`, async (request) => {
    const caller = signedIn(request);
    if (caller instanceof Response) return caller;
    const place = { regionId: caller.regionId, caseId: request.param('caseId') };
    const shown = await showCorrection(site.staff, caller, place);
    if (!shown.ok) return staffProblem(request, shown.problems);
    const finished = doneWords[request.query('done')] ?? '';
    return staffPage(
      request,
      { title: shown.value.state.received.number, section },
      <CorrectionView detail={shown.value} finished={finished} />,
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
    const opened = await openCorrectionFile(site.staff, caller, place);
    return opened.ok ? sendCaseFile(request.c, opened.value) : staffProblem(request, opened.problems);
  });
};

function CorrectionView({ detail, finished }: { detail: CorrectionDetail; finished: string }) {
  const { state, step, agencyName, due, today, text, finding, answerName } = detail;
  const { received, letter, answered } = state;
  return (
    <div class="wrap page">
      <Crumbs above={[[section, '更正']]} here={received.number} />
      <h1 class="title">{received.title}</h1>
      <p class="case-facts">
        <span class={`tag ${step.open ? 'info' : 'ok'}`}>{step.name}</span>
        <span>{agencyName}</span>
        <span>{received.channel === 'portal' ? '网上提出' : '当面、来信提出'}</span>
      </p>
      {finished === '' ? null : <Notice tone="ok" title={finished} />}
      <div class="agency-cols">
        <div>
          <SideSteps steps={detail.steps} open={step.open} href={(id) => correctionHref(state.caseId, id)} />
          <SideText id="text" title="申请人的说法" text={text} />
          {state.verified === null ? null : <SideText id="finding" title="核实情况" text={finding} />}
          <SideTimeline timeline={detail.timeline} />
        </div>
        <div>
          <section class="panel" aria-labelledby="facts">
            <h2 id="facts">基本情况</h2>
            <FactList
              facts={[
                ['收到日期', dayWords(received.on)],
                [
                  '内部期限',
                  due === null ? '未定' : step.open ? <DueMark day={due} today={today} /> : dayWords(due),
                ],
                ...(letter === null
                  ? []
                  : [
                      ['结果', answerName] as const,
                      ['告知书', `${letter.number}，${dayWords(letter.on)}`] as const,
                    ]),
                ...(answered === null ? [] : [['送达', dayWords(answered.on)] as const]),
              ]}
            />
            <p class="law">
              《条例》第四十一条：有权更正的应当更正并告知；无权更正的可以转送，或者告知向谁提出。法律没有规定期限，内部期限由本县约定。
            </p>
          </section>
          <SidePerson person={detail.person} nobody="没有登记。" />
          <SideFiles
            files={detail.files}
            href={(fileId) => correctionHref(state.caseId, `files/${encodeURIComponent(fileId)}`)}
          />
        </div>
      </div>
    </div>
  );
}
