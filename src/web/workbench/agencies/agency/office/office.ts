/** GET and POST /workbench/agencies/:agencyId/office: the 政府信息公开工作机构. */
import { changeOffice } from '../../../../../usecases/agencies/change-agency.ts';
import type { Route } from '../../../../site.ts';
import { staffForm } from '../../../staff-form.ts';
import { type StaffRequest, staffPage, staffRoutes } from '../../../staff-request.ts';
import { section } from '../../agencies.ts';
import { type AgencyValues, officeFields } from '../../agency-fields.tsx';
import { typedValues } from '../../typed-values.ts';
import { afterChange, type OpenForm, openForm, type Refused } from '../change-form.ts';
import { OfficeView } from './office.view.tsx';

const address = '/workbench/agencies/:agencyId/office';
const nothingWrong = { problems: [], meanwhile: [], status: 200 } as const;

export const agencyOffice: Route = (web, site) => {
  const routes = staffRoutes(web, site);
  routes.get(address, async (request) => {
    const open = await openForm(request, 'agency.change-office');
    return open instanceof Response ? open : form(request, open, open.detail.texts, nothingWrong);
  });
  routes.post(address, async (request) => {
    const open = await openForm(request, 'agency.change-office');
    if (open instanceof Response) return open;
    const sent = await staffForm(request.c);
    const values = typedValues(sent, officeFields);
    const version = sent.text('version');
    const { regionId, agencyId } = open.detail.agency;
    const order = { regionId, agencyId, input: { ...values, version } };
    const changed = await changeOffice(site.staff, open.caller, order);
    const after = await afterChange(request, open, changed, version, 'office');
    if (after instanceof Response) return after;
    return form(request, { ...open, detail: after.detail }, values, after);
  });
};

function form(
  request: StaffRequest,
  { detail }: OpenForm,
  values: AgencyValues,
  { problems, meanwhile, status }: Refused | typeof nothingWrong,
): Promise<Response> {
  const { agencyId, name } = detail.agency;
  const { columns, kinds } = request.site.staff.agencyRules;
  return staffPage(
    request,
    { title: `修改公开工作机构：${name}`, section },
    OfficeView({
      agencyId,
      name,
      version: detail.version,
      columns,
      kinds,
      parents: [],
      officeDemanded: detail.namesOffice,
      values,
      problems,
      meanwhile,
    }),
    status,
  );
}
