/** /workbench/requests/:requestId/assign: who works on it. */
import type { Problem } from '../../../../../domain/problems/problem.ts';
import { assignRequest, openAssignment } from '../../../../../usecases/requests/assign-request.ts';
import { FormField } from '../../../../components/form-field/form-field.tsx';
import { dayWords } from '../../../../local-time.ts';
import type { Route } from '../../../../site.ts';
import { staffForm } from '../../../staff-form.ts';
import { type StaffRequest, signedIn, staffPage, staffProblem, staffRoutes } from '../../../staff-request.ts';
import { caseHref, section } from '../../section.ts';
import { answerForm, type FormStatus } from '../case-answer.ts';
import { CaseButtons, CasePage } from '../case-page.tsx';

const path = '/workbench/requests/:requestId/assign';

interface Typed {
  readonly agencyId: string;
  readonly accountId: string;
  readonly unit: string;
  readonly dueOn: string;
}

export const assign: Route = (web, site) => {
  const routes = staffRoutes(web, site);
  routes.get(path, (request) => form(request, null, [], 200));
  routes.post(path, async (request) => {
    const caller = signedIn(request);
    if (caller instanceof Response) return caller;
    const sent = await staffForm(request.c);
    const requestId = request.param('requestId');
    const typed = {
      agencyId: sent.text('agencyId'),
      accountId: sent.text('accountId'),
      unit: sent.text('unit'),
      dueOn: sent.text('dueOn'),
    };
    const version = sent.text('version');
    const place = { regionId: caller.regionId, requestId, ...(version === '' ? {} : { version }) };
    const result = await assignRequest(site.staff, caller, { ...place, ...typed });
    return answerForm(request, result, requestId, 'assigned', (problems, status) =>
      form(request, typed, problems, status),
    );
  });
};

async function form(
  request: StaffRequest,
  typed: Typed | null,
  problems: readonly Problem[],
  status: FormStatus,
): Promise<Response> {
  const caller = signedIn(request);
  if (caller instanceof Response) return caller;
  const requestId = request.param('requestId');
  const opened = await openAssignment(request.site.staff, caller, { regionId: caller.regionId, requestId });
  if (!opened.ok) return staffProblem(request, opened.problems);
  const { open, agencies, people } = opened.value;
  const { state, clock } = open;
  const values = typed ?? {
    agencyId: state.assigned?.agencyId ?? state.agencyId,
    accountId: state.assigned?.accountId ?? '',
    unit: state.assigned?.unit ?? '',
    dueOn: state.assigned?.dueOn ?? '',
  };
  const nameOf = (agencyId: string) => agencies.find((each) => each.agencyId === agencyId)?.name ?? agencyId;
  return staffPage(
    request,
    { title: `分办 ${state.number}`, section },
    <CasePage
      requestId={requestId}
      number={state.number}
      title={state.title}
      here="分办、改派"
      article="《条例》第四十五条；国办公开办函〔2014〕67号：收到申请的机关负责答复，可以交有关部门办理，对外仍以本机关名义"
      problems={problems}
    >
      <form method="post" action={caseHref(requestId, 'assign')}>
        <input type="hidden" name="version" value={String(state.version)} />
        <FormField
          name="agencyId"
          label="由哪个机关办理"
          value={values.agencyId}
          options={agencies.map(({ agencyId, name }) => [
            agencyId,
            agencyId === state.agencyId ? `${name}（负责答复）` : name,
          ])}
          required
          problems={problems}
        />
        <FormField
          name="accountId"
          label="由谁办理"
          hint="只列出可以办理申请的人；先不定人的，由该机关的信息员都能看到和办理"
          value={values.accountId}
          options={[
            ['', '先不定人'],
            ...people.map(
              ({ accountId, name, agencyIds, county }) =>
                [
                  accountId,
                  `${name}（${county ? '政务公开股' : agencyIds.map(nameOf).join('、')}）`,
                ] as const,
            ),
          ]}
          problems={problems}
        />
        <FormField
          name="unit"
          label="科室"
          hint="例如：自然资源权益股"
          value={values.unit}
          maxLength={60}
          problems={problems}
        />
        <FormField
          name="dueOn"
          label="内部办理期限"
          type="date"
          hint={
            clock.due === null
              ? '现在停止计时'
              : `答复期限是 ${dayWords(clock.due)}，请给审核、签发和送达留出时间`
          }
          value={values.dueOn}
          problems={problems}
        />
        <CaseButtons requestId={requestId} text="分办" />
      </form>
    </CasePage>,
    status,
  );
}
