/** /workbench/requests/:requestId/reveal: one sealed datum in clear, for a stated reason, on the record. */
import type { Problem } from '../../../../../domain/problems/problem.ts';
import type { MaskedDatum } from '../../../../../usecases/ports/personal-data.ts';
import { revealApplicant, showPersons } from '../../../../../usecases/requests/reveal-applicant.ts';
import { FactList } from '../../../../components/fact-list/fact-list.tsx';
import { FormField } from '../../../../components/form-field/form-field.tsx';
import type { Route } from '../../../../site.ts';
import { staffForm } from '../../../staff-form.ts';
import { type StaffRequest, signedIn, staffPage, staffProblem, staffRoutes } from '../../../staff-request.ts';
import { caseHref, section } from '../../section.ts';
import type { FormStatus } from '../case-answer.ts';
import { CasePage } from '../case-page.tsx';
import { fieldsShown, fieldWords } from '../field-words.ts';

const path = '/workbench/requests/:requestId/reveal';

interface Shown {
  readonly datumId: string;
  readonly value: string;
}

export const reveal: Route = (web, site) => {
  const routes = staffRoutes(web, site);
  routes.get(path, (request) => page(request, [], null, '', 200));
  routes.post(path, async (request) => {
    const caller = signedIn(request);
    if (caller instanceof Response) return caller;
    const sent = await staffForm(request.c);
    const order = {
      regionId: caller.regionId,
      requestId: request.param('requestId'),
      datumId: sent.text('datumId'),
      reason: sent.text('reason'),
    };
    const revealed = await revealApplicant(site.staff, caller, order);
    if (revealed.ok) {
      // On this answer only: never in an address, never kept.
      const { datum, value } = revealed.value;
      return page(request, [], { datumId: datum.datumId, value }, '', 200);
    }
    const { code } = revealed.problems[0];
    if (code === 'forbidden' || code === 'not-found') return staffProblem(request, revealed.problems);
    return page(request, revealed.problems, null, order.reason, code === 'too-often' ? 429 : 422);
  });
};

async function page(
  request: StaffRequest,
  problems: readonly Problem[],
  revealed: Shown | null,
  reason: string,
  status: FormStatus,
): Promise<Response> {
  const caller = signedIn(request);
  if (caller instanceof Response) return caller;
  const requestId = request.param('requestId');
  const place = { regionId: caller.regionId, requestId };
  const shown = await showPersons(request.site.staff, caller, place);
  if (!shown.ok) return staffProblem(request, shown.problems);
  const { number, title } = shown.value;
  const data = shown.value.data.filter(({ field }) => fieldsShown.includes(field));
  const hidden = data.filter(
    ({ datumId, anonymisedAt }) => anonymisedAt === null && datumId !== revealed?.datumId,
  );
  const label = ({ ownerKind, field }: MaskedDatum) =>
    `${ownerKind === 'request' ? '申请人' : '第三方'} ${fieldWords(field)}`;
  return staffPage(
    request,
    { title: `显示联系方式 ${number}`, section },
    <CasePage
      requestId={requestId}
      number={number}
      title={title}
      here="显示联系方式（留痕）"
      article="《个人信息保护法》第六条、第三十四条：只在办理这件申请需要的范围内查看"
      problems={problems}
    >
      {data.length === 0 ? (
        <p class="quiet">这件申请没有留下身份和联系方式。</p>
      ) : (
        <FactList
          facts={data.map((datum) => [
            label(datum),
            datum.datumId === revealed?.datumId ? <strong>{revealed.value}</strong> : datum.masked,
          ])}
        />
      )}
      {revealed === null ? null : (
        <p class="quiet">完整内容只在这一页显示；谁、何时、为什么看的，已经记录。</p>
      )}
      {hidden.length === 0 ? null : (
        <form class="panel" method="post" action={caseHref(requestId, 'reveal')}>
          <h2>看完整的内容</h2>
          <FormField
            name="datumId"
            label="看哪一项"
            options={hidden.map((datum) => [datum.datumId, `${label(datum)} ${datum.masked}`])}
            required
          />
          <FormField
            name="reason"
            label="为什么要看"
            hint="至少 5 个字，如“电话通知申请人补正”；写进审计记录"
            value={reason}
            maxLength={200}
            required
            problems={problems}
          />
          <div class="buttons">
            <button type="submit" class="btn second">
              显示这一项
            </button>
            <a href={caseHref(requestId)}>返回案卷</a>
          </div>
        </form>
      )}
    </CasePage>,
    status,
  );
}
