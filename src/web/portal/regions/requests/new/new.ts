/** The beginning of the form, and going on with one that was not finished. */

import { showDirectory } from '../../../../../usecases/agencies/directory.ts';
import { beginDraft, draftDays, dropDraft, openDraft } from '../../../../../usecases/requests/draft.ts';
import { requestCounties } from '../../../../../usecases/requests/guide.ts';
import { createRateLimit } from '../../../../middleware/rate-limit.ts';
import { visitorAddress } from '../../../../middleware/visitor-address.ts';
import type { Route, Site, WebContext } from '../../../../site.ts';
import { staffForm } from '../../../../workbench/staff-form.ts';
import { sendMissing } from '../../../problems/missing.ts';
import { visitorOf } from '../../../visitor-of.ts';
import { readCookie, setCookie } from '../request-cookies.ts';
import { newHref } from '../requests-href.ts';
import { sendTooOften } from '../too-often.ts';
import { StartView } from './start.view.tsx';
import { stepTitles, stepToDo } from './step-order.ts';
import { sendWizard } from './wizard-page.ts';

const draftsPerMinute = 20;

export const newRequest: Route = (web, site) => {
  const limit = createRateLimit(draftsPerMinute, () => site.clock().getTime());

  web.get('/regions/:regionId/requests/new', async (c) => {
    const regionId = c.req.param('regionId');
    const county = await openCounty(c, site, regionId);
    if (county === null) return sendMissing(c, site);
    const draft = await openDraft(site.staff, visitorOf(c, site), {
      regionId,
      token: readCookie(c, 'request-draft'),
    });
    const unfinished = draft.ok && draft.value.document.filed === null ? draft.value : null;
    return sendWizard(
      { c, site },
      '申请公开',
      StartView({
        regionId,
        region: county.name,
        agencyId: county.agencyIds.includes(c.req.query('agency') ?? '') ? (c.req.query('agency') ?? '') : '',
        unfinished:
          unfinished === null
            ? null
            : {
                title: unfinished.document.items[0]?.title ?? '',
                step: stepToDo(unfinished.document),
                stepTitle: stepTitles[stepToDo(unfinished.document)],
                expiresAt: unfinished.expiresAt,
              },
      }),
    );
  });

  web.post('/regions/:regionId/requests/new', async (c) => {
    const regionId = c.req.param('regionId');
    const wait = limit.take(visitorAddress(c, site.options.trustProxy), 1);
    if (wait > 0) return sendTooOften(c, site, wait);
    const county = await openCounty(c, site, regionId);
    if (county === null) return sendMissing(c, site);
    const chosen = (await staffForm(c)).text('agencyId');
    const agencyId = county.agencyIds.includes(chosen) ? chosen : '';
    const begun = await beginDraft(site.staff, visitorOf(c, site), { regionId, agencyId });
    if (!begun.ok) return sendMissing(c, site);
    const seconds = draftDays * 86_400;
    setCookie(c, site, { name: 'request-draft', regionId, value: begun.value.token, seconds });
    return c.redirect(`${newHref(regionId)}/${agencyId === '' ? 'agency' : 'content'}`, 303);
  });

  web.post('/regions/:regionId/requests/new/drop', async (c) => {
    const regionId = c.req.param('regionId');
    const token = readCookie(c, 'request-draft');
    if (token !== null) await dropDraft(site.staff, visitorOf(c, site), { regionId, token });
    setCookie(c, site, { name: 'request-draft', regionId, value: '', seconds: 0 });
    return c.redirect(newHref(regionId), 303);
  });
};

/** A county that takes requests here, with the agencies that answer them. */
async function openCounty(
  c: WebContext,
  site: Site,
  regionId: string,
): Promise<{ readonly name: string; readonly agencyIds: readonly string[] } | null> {
  const caller = visitorOf(c, site);
  const [counties, directory] = await Promise.all([
    requestCounties(site.staff, caller),
    showDirectory(site.staff, caller, { regionId }),
  ]);
  const open = counties.ok && counties.value.some((county) => county.regionId === regionId);
  if (!open || !directory.ok) return null;
  const { name, entries } = directory.value;
  const answering = entries.filter(({ exists, office }) => exists && office !== null);
  return { name, agencyIds: answering.map(({ agencyId }) => agencyId) };
}
