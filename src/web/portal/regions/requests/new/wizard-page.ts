/** What all pages of the form share: the draft of the browser's cookie, the county's directory, how they are sent. */
import type { VNode } from 'preact';
import { type Directory, showDirectory } from '../../../../../usecases/agencies/directory.ts';
import { type Draft, openDraft } from '../../../../../usecases/requests/draft.ts';
import type { SendOptions } from '../../../../send.ts';
import { sendPage } from '../../../../send.ts';
import type { Site, WebContext } from '../../../../site.ts';
import { sendMissing } from '../../../problems/missing.ts';
import { visitorOf } from '../../../visitor-of.ts';
import { readCookie } from '../request-cookies.ts';
import { newHref, requestsHref } from '../requests-href.ts';

export interface OpenWizard {
  readonly c: WebContext;
  readonly site: Site;
  readonly regionId: string;
  readonly token: string;
  readonly draft: Draft;
  readonly directory: Directory;
}

/** The draft of this browser; otherwise the answer that leads to the beginning. */
export async function openWizard(c: WebContext, site: Site): Promise<OpenWizard | Response> {
  const regionId = c.req.param('regionId') ?? '';
  const caller = visitorOf(c, site);
  const directory = await showDirectory(site.staff, caller, { regionId });
  if (!directory.ok) return sendMissing(c, site);
  const token = readCookie(c, 'request-draft');
  const draft = await openDraft(site.staff, caller, { regionId, token });
  if (!draft.ok || token === null) return c.redirect(newHref(regionId), 303);
  if (draft.value.document.filed !== null) return c.redirect(`${requestsHref(regionId)}/receipt`, 303);
  return { c, site, regionId, token, draft: draft.value, directory: directory.value };
}

/** A page of the form: for one person, kept nowhere. */
export function sendWizard(
  { c, site }: Pick<OpenWizard, 'c' | 'site'>,
  title: string,
  body: VNode,
  options: Pick<SendOptions, 'status' | 'headers'> = {},
): Response {
  return sendPage(c, site, { title, section: 'requests', noIndex: true }, body, { ...options, never: true });
}
