/** Every address of the workbench, and what comes before each. */
import { bodyLimit } from 'hono/body-limit';
import type { Caller } from '../../domain/people/caller.ts';
import { callerOfSession } from '../../usecases/sign-in/caller-of-session.ts';
import { passwordExpired } from '../../usecases/sign-in/change-password.ts';
import { frameFor } from '../../usecases/workbench/frame.ts';
import type { Route, Site, Web, WebContext } from '../site.ts';
import { agencies } from './agencies/agencies.ts';
import { agency } from './agencies/agency/agency.ts';
import { editAgency } from './agencies/agency/edit/edit.ts';
import { confirmOfficePage } from './agencies/agency/office/confirm/confirm.ts';
import { agencyOffice } from './agencies/agency/office/office.ts';
import { succession } from './agencies/agency/succession/succession.ts';
import { importPages } from './agencies/import/import.ts';
import { newAgency } from './agencies/new/new.ts';
import { audit } from './audit/audit.ts';
import { auditEntry } from './audit/entry/entry.ts';
import { auditExport } from './audit/export/export.ts';
import { auditHead } from './audit/head/head.ts';
import { auditVerify } from './audit/verify/verify.ts';
import { delegations } from './delegations/delegations.ts';
import { newDelegation } from './delegations/new/new.ts';
import { deliveries } from './deliveries/deliveries.ts';
import { demo } from './demo/demo.ts';
import { demoOutboxPage } from './demo/outbox/outbox.ts';
import { gateway } from './gateway/gateway.ts';
import { handover } from './handover/handover.ts';
import { invitation } from './invitation/invitation.ts';
import { jobs } from './jobs/jobs.ts';
import { mailbox } from './mailbox/mailbox.ts';
import { myContacts } from './me/contacts/contacts.ts';
import { ownExport } from './me/export/own-export.ts';
import { myIdentity } from './me/identity/identity.ts';
import { me } from './me/me.ts';
import { noticeChoices } from './me/notices/choices.ts';
import { myPassword } from './me/password/password.ts';
import { myRecoveryCodes } from './me/recovery-codes/recovery-codes.ts';
import { mySecondFactor } from './me/second-factor/second-factor.ts';
import { mySessions } from './me/sessions/sessions.ts';
import { notices } from './notices/notices.ts';
import { originOf } from './origin.ts';
import { account } from './people/account/account.ts';
import { editAccount } from './people/account/edit/edit.ts';
import { newAccount } from './people/new/new.ts';
import { people } from './people/people.ts';
import { permissions } from './permissions/permissions.ts';
import { requestPages } from './requests/request-pages.ts';
import { retentionList } from './retention/list/list.ts';
import { retention } from './retention/retention.ts';
import { personRoles } from './roles/person/person.ts';
import { roles } from './roles/roles.ts';
import { sameOriginOnly } from './same-origin-only.ts';
import { sessionTokenOf } from './session-cookie.ts';
import { setUp } from './set-up/set-up.ts';
import { sidePages } from './side-pages.ts';
import { code } from './sign-in/code/code.ts';
import { confirm } from './sign-in/confirm/confirm.ts';
import { identity } from './sign-in/identity/identity.ts';
import { link } from './sign-in/link/link.ts';
import { recoveryCode } from './sign-in/recovery-code/recovery-code.ts';
import { setUpCode } from './sign-in/set-up-code/set-up-code.ts';
import { signIn } from './sign-in/sign-in.ts';
import { signOut } from './sign-out/sign-out.ts';
import { subjectExport } from './subject-export/subject-export.ts';
import { today } from './today/today.ts';

const pages: readonly Route[] = [
  today,
  ...sidePages,
  ...requestPages,
  agencies,
  newAgency,
  importPages,
  // After those whose addresses have a word in place of the agency's code.
  agency,
  editAgency,
  agencyOffice,
  confirmOfficePage,
  succession,
  signIn,
  code,
  recoveryCode,
  setUpCode,
  link,
  confirm,
  signOut,
  setUp,
  invitation,
  demo,
  notices,
  noticeChoices,
  deliveries,
  gateway,
  mailbox,
  jobs,
  demoOutboxPage,
  audit,
  auditVerify,
  auditHead,
  auditExport,
  auditEntry,
  identity,
  me,
  myContacts,
  myPassword,
  mySecondFactor,
  myRecoveryCodes,
  mySessions,
  myIdentity,
  permissions,
  // The address with `new` before the one that takes any id.
  people,
  newAccount,
  account,
  editAccount,
  roles,
  personRoles,
  delegations,
  newDelegation,
  handover,
  retention,
  retentionList,
  subjectExport,
  ownExport,
];

/** Most bytes of a form; uploads have a limit of their own. */
const formBytes = 256 * 1024;

/** Adds the workbench: every request below it knows its caller, and comes from this site if it changes anything. */
export function workbench(web: Web, site: Site): void {
  const limit = bodyLimit({ maxSize: formBytes, onError: (c) => c.body(null, 413) });
  for (const path of ['/workbench', '/workbench/*']) {
    web.use(path, async (c, next) => {
      await next();
      // Also what leads elsewhere or turns away: nothing from here is for anybody else.
      if (!c.res.headers.has('Cache-Control')) c.res.headers.set('Cache-Control', 'no-store');
    });
    web.use(path, sameOriginOnly(site.options.publicUrl));
    web.use(path, async (c, next) => {
      const upload = /^multipart\/form-data\b/i.test(c.req.header('content-type') ?? '');
      return upload ? next() : limit(c, next);
    });
    web.use(path, async (c, next) => {
      const caller = await callerOf(c, site);
      c.set('caller', caller);
      if (await mustRenew(site, caller, c.req.path)) {
        return c.redirect('/workbench/me/password?expired=1', 303);
      }
      if (c.req.method === 'GET' && caller.kind === 'staff') askFrame(c, site, caller);
      return next();
    });
  }
  for (const page of pages) page(web, site);
}

/** Asked for while the page is made: only what changes something must be told first. */
function askFrame(c: WebContext, site: Site, caller: Caller): void {
  const frame = frameFor(site.staff, caller);
  // Whoever waits for it hears of a failure; a file that is sent without a frame does not.
  frame.catch(() => {});
  c.set('frame', frame);
}

/** Where a county lets passwords grow too old, an old one opens nothing but the page on which it is changed. */
async function mustRenew(site: Site, caller: Caller, path: string): Promise<boolean> {
  if (caller.kind !== 'staff' || caller.standing !== 'full') return false;
  if (path === '/workbench/me/password' || path === '/workbench/sign-out') return false;
  return passwordExpired(site.staff, caller);
}

async function callerOf(c: WebContext, site: Site) {
  const from = originOf(c, site);
  const cookie = sessionTokenOf(c, site);
  const staff =
    cookie === null ? null : await callerOfSession(site.staff, cookie.regionId, cookie.token, from);
  return staff ?? ({ kind: 'anyone', from } as const);
}
