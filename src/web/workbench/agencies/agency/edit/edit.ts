/** GET and POST /workbench/agencies/:agencyId/edit: what an agency is. */
import { changeAgency } from '../../../../../usecases/agencies/change-agency.ts';
import type { Route } from '../../../../site.ts';
import { staffForm } from '../../../staff-form.ts';
import { type StaffRequest, staffPage, staffProblem, staffRoutes } from '../../../staff-request.ts';
import { section } from '../../agencies.ts';
import { agencyChoices } from '../../agency-choices.ts';
import { type AgencyValues, factFields } from '../../agency-fields.tsx';
import { typedValues } from '../../typed-values.ts';
import { afterChange, type OpenForm, openForm, type Refused } from '../change-form.ts';
import { EditAgencyView } from './edit.view.tsx';

const address = '/workbench/agencies/:agencyId/edit';
const nothingWrong = { problems: [], meanwhile: [], status: 200 } as const;

export const editAgency: Route = (web, site) => {
  const routes = staffRoutes(web, site);
  routes.get(address, async (request) => {
    const open = await openForm(request, 'agency.change');
    return open instanceof Response ? open : form(request, open, open.detail.texts, nothingWrong);
  });
  routes.post(address, async (request) => {
    const open = await openForm(request, 'agency.change');
    if (open instanceof Response) return open;
    const sent = await staffForm(request.c);
    const values = typedValues(sent, factFields);
    const version = sent.text('version');
    const { regionId, agencyId } = open.detail.agency;
    const order = { regionId, agencyId, input: { ...values, version } };
    const changed = await changeAgency(site.staff, open.caller, order);
    const after = await afterChange(request, open, changed, version, 'changed');
    if (after instanceof Response) return after;
    return form(request, { ...open, detail: after.detail }, values, after);
  });
};

async function form(
  request: StaffRequest,
  { caller, detail }: OpenForm,
  values: AgencyValues,
  { problems, meanwhile, status }: Refused | typeof nothingWrong,
): Promise<Response> {
  const { agencyId, name } = detail.agency;
  const choices = await agencyChoices(request.site, caller, agencyId);
  if ('problems' in choices) return staffProblem(request, choices.problems);
  return staffPage(
    request,
    { title: `修改基本情况：${name}`, section },
    EditAgencyView({ ...choices, agencyId, name, version: detail.version, values, problems, meanwhile }),
    status,
  );
}
