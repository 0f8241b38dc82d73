/** /workbench/requests/:requestId/receipt: correcting the day of receipt, with a reason on the record. */
import type { Problem } from '../../../../../domain/problems/problem.ts';
import { correctReceipt } from '../../../../../usecases/requests/correct-receipt.ts';
import { lookAtCase } from '../../../../../usecases/requests/open-case.ts';
import { FormField } from '../../../../components/form-field/form-field.tsx';
import { dayWords } from '../../../../local-time.ts';
import type { Route } from '../../../../site.ts';
import { staffForm } from '../../../staff-form.ts';
import { type StaffRequest, signedIn, staffPage, staffProblem, staffRoutes } from '../../../staff-request.ts';
import { caseHref, section } from '../../section.ts';
import { answerForm, type FormStatus } from '../case-answer.ts';
import { CaseButtons, CasePage } from '../case-page.tsx';

const path = '/workbench/requests/:requestId/receipt';

interface Typed {
  readonly arrivedAtAgency: string;
  readonly arrivedAtOffice: string;
  readonly confirmedOn: string;
  readonly reason: string;
}

export const receipt: Route = (web, site) => {
  const routes = staffRoutes(web, site);
  routes.get(path, (request) => form(request, null, [], 200));
  routes.post(path, async (request) => {
    const caller = signedIn(request);
    if (caller instanceof Response) return caller;
    const sent = await staffForm(request.c);
    const requestId = request.param('requestId');
    const typed = {
      arrivedAtAgency: sent.text('arrivedAtAgency'),
      arrivedAtOffice: sent.text('arrivedAtOffice'),
      confirmedOn: sent.text('confirmedOn'),
      reason: sent.text('reason'),
    };
    const version = sent.text('version');
    const place = { regionId: caller.regionId, requestId, ...(version === '' ? {} : { version }) };
    const result = await correctReceipt(site.staff, caller, { ...place, ...typed });
    return answerForm(request, result, requestId, 'receipt', (problems, status) =>
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
  const { staff } = request.site;
  const place = { regionId: caller.regionId, requestId };
  const opened = await lookAtCase(staff, caller, 'request.correct-receipt', place, async (open) => ({
    ok: true,
    value: open,
  }));
  if (!opened.ok) return staffProblem(request, opened.problems);
  const { state } = opened.value;
  const channel = staff.requestRules.intake.channels.find(({ id }) => id === state.received.channel);
  const confirms = channel?.receipt === 'confirmation';
  const values = typed ?? {
    arrivedAtAgency: state.arrivedAtAgency,
    arrivedAtOffice: state.arrivedAtOffice,
    confirmedOn: confirms ? state.receivedOn : '',
    reason: '',
  };
  return staffPage(
    request,
    { title: `更正收到日期 ${state.number}`, section },
    <CasePage
      requestId={requestId}
      number={state.number}
      title={state.title}
      here="更正收到日期"
      article={channel?.article ?? ''}
      problems={problems}
    >
      <p>
        现在登记的收到日期是 {dayWords(state.receivedOn)}（{channel?.name}）。{channel?.hint}
        。更正后，期限全部重算，更正前后的日期、理由和经办人都留在案卷里。
      </p>
      <form method="post" action={caseHref(requestId, 'receipt')}>
        <input type="hidden" name="version" value={String(state.version)} />
        <FormField
          name="arrivedAtAgency"
          label="到达本机关的日期"
          hint="收发室、门卫、其他科室收到也算"
          type="date"
          value={values.arrivedAtAgency}
          required
          problems={problems}
        />
        <FormField
          name="arrivedAtOffice"
          label="到达公开工作机构的日期"
          type="date"
          value={values.arrivedAtOffice}
          required
          problems={problems}
        />
        {confirms ? (
          <FormField
            name="confirmedOn"
            label="与申请人确认的日期"
            type="date"
            value={values.confirmedOn}
            required
            problems={problems}
          />
        ) : null}
        <FormField
          name="reason"
          label="更正的理由"
          hint="至少 5 个字，如“收发室签收记录为 3 月 2 日，登记时误填”；写进审计记录"
          value={values.reason}
          maxLength={200}
          required
          problems={problems}
        />
        <CaseButtons requestId={requestId} text="更正" />
      </form>
    </CasePage>,
    status,
  );
}
