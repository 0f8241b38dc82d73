/** GET and POST /workbench/agencies/:agencyId/succession: a reorganisation. */
import { succeedAgency } from '../../../../../usecases/agencies/succeed-agency.ts';
import type { Route } from '../../../../site.ts';
import { type StaffForm, staffForm } from '../../../staff-form.ts';
import { type StaffRequest, staffPage, staffProblem, staffRoutes } from '../../../staff-request.ts';
import { section } from '../../agencies.ts';
import { agencyChoices } from '../../agency-choices.ts';
import { linkedSuccession } from '../agency-link.ts';
import { afterChange, type OpenForm, openForm, type Refused } from '../change-form.ts';
import { type SuccessionRow, SuccessionView } from './succession.view.tsx';

const address = '/workbench/agencies/:agencyId/succession';
const nothingWrong = { problems: [], meanwhile: [], status: 200 } as const;

/** Rows of an empty form, and how many more are added at a time. */
const fewRows = 3;
const mostRows = 30;
const emptyRow: SuccessionRow = { successorId: '', functionName: '', on: '', basis: '' };

interface Typed {
  readonly rows: readonly SuccessionRow[];
  readonly until: string;
}

const nothingTyped: Typed = { rows: Array.from({ length: fewRows }, () => emptyRow), until: '' };

export const succession: Route = (web, site) => {
  const routes = staffRoutes(web, site);
  routes.get(address, async (request) => {
    const open = await openForm(request, 'agency.succeed');
    return open instanceof Response ? open : form(request, open, nothingTyped, nothingWrong);
  });
  routes.post(address, async (request) => {
    const open = await openForm(request, 'agency.succeed');
    if (open instanceof Response) return open;
    const sent = await staffForm(request.c);
    const typed = typedIn(sent);
    if (sent.text('more') !== '') return form(request, open, withMoreRows(typed), nothingWrong);
    const version = sent.text('version');
    const { regionId, agencyId } = open.detail.agency;
    const input = { version, successions: typed.rows, until: typed.until };
    const changed = await succeedAgency(site.staff, open.caller, { regionId, agencyId, input });
    const after = await afterChange(request, open, changed, version, 'succeeded');
    if (after instanceof Response) return after;
    return form(request, { ...open, detail: after.detail }, typed, after);
  });
};

function typedIn(sent: StaffForm): Typed {
  const count = Number(sent.text('rows'));
  const length = Number.isInteger(count) && count > 0 ? Math.min(count, mostRows) : fewRows;
  const rows = Array.from({ length }, (_, at) => {
    const text = (name: string) => sent.text(`successions.${at}.${name}`);
    return {
      successorId: text('successorId'),
      functionName: text('functionName'),
      on: text('on'),
      basis: text('basis'),
    };
  });
  return { rows, until: sent.text('until') };
}

function withMoreRows({ rows, until }: Typed): Typed {
  const more = Array.from({ length: Math.min(fewRows, mostRows - rows.length) }, () => emptyRow);
  return { rows: [...rows, ...more], until };
}

async function form(
  request: StaffRequest,
  { caller, detail }: OpenForm,
  typed: Typed,
  { problems, meanwhile, status }: Refused | typeof nothingWrong,
): Promise<Response> {
  const { agencyId, name, until } = detail.agency;
  const choices = await agencyChoices(request.site, caller, agencyId);
  if ('problems' in choices) return staffProblem(request, choices.problems);
  return staffPage(
    request,
    { title: `登记机构改革：${name}`, section },
    SuccessionView({
      agencyId,
      name,
      version: detail.version,
      ...typed,
      problems,
      meanwhile,
      others: choices.parents,
      known: detail.given.map(linkedSuccession),
      endsOn: until,
      more: typed.rows.length < mostRows,
    }),
    status,
  );
}
