/** The mailbox that requests come in by: set by the system administrator; its password is sealed and never shown. */
import { existsOn } from '../../domain/agencies/exists-on.ts';
import { dayOf } from '../../domain/days/county-day.ts';
import { actorOf, type Caller } from '../../domain/people/caller.ts';
import { done, type Problem, type Result, refused } from '../../domain/problems/problem.ts';
import { look, perform } from '../perform.ts';
import type { Mailbox, MailboxSettings } from '../ports/mail-intake.ts';
import type { StaffDeps } from '../staff-deps.ts';

const act = 'mail-intake.set-up';

export interface MailboxView {
  /** null: none was set yet. */
  readonly mailbox:
    | (Omit<Mailbox, 'settings'> & { readonly settings: Omit<MailboxSettings, 'password'> })
    | null;
  readonly agencies: readonly { readonly agencyId: string; readonly name: string }[];
}

const orderOf = (caller: Caller) => {
  const regionId = caller.kind === 'staff' ? caller.regionId : null;
  return { order: { act, subject: 'mailbox', resource: { regionId } } as const, regionId: regionId ?? '' };
};

export function showMailbox(deps: StaffDeps, caller: Caller): Promise<Result<MailboxView>> {
  const { order, regionId } = orderOf(caller);
  return look(deps, caller, order, async (storage) => {
    const today = dayOf(deps.clock().toISOString());
    const [mailbox, agencies] = await Promise.all([
      storage.mailIntake.mailbox(regionId),
      storage.agencies.list(regionId),
    ]);
    return done({
      mailbox: mailbox === null ? null : withoutPassword(mailbox),
      agencies: agencies
        .filter((agency) => existsOn(agency, today))
        .map(({ agencyId, name }) => ({ agencyId, name })),
    });
  });
}

function withoutPassword({ settings, ...rest }: Mailbox): NonNullable<MailboxView['mailbox']> {
  const { password: _, ...open } = settings;
  return { ...rest, settings: open };
}

export interface MailboxInput {
  readonly host: string;
  readonly port: string;
  readonly security: string;
  readonly user: string;
  /** '' keeps the one that is set, as long as server and user stay the same. */
  readonly password: string;
  readonly folder: string;
  readonly agencyId: string;
  readonly enabled: boolean;
}

const longest = 200;

/** A server that could lead into the house is refused; so is a connection that is not encrypted. */
export function saveMailbox(deps: StaffDeps, caller: Caller, input: MailboxInput): Promise<Result<null>> {
  const { order, regionId } = orderOf(caller);
  return perform(deps, caller, order, async (stores, at) => {
    await stores.regions.hold(regionId);
    const before = await stores.mailIntake.mailbox(regionId);
    const problems: Problem[] = [];
    const wrong = (field: string, message: string) =>
      problems.push({ code: 'field-invalid', field, message });
    const port = Number(input.port);
    if (!Number.isInteger(port) || port < 1 || port > 65_535)
      wrong('port', '端口是 1 到 65535 的数，通常为 993。');
    const security = (['tls', 'starttls', 'none'] as const).find((each) => each === input.security);
    if (security === undefined) wrong('security', '请选择加密方式。');
    if (problems.length === 0) {
      const server = { host: input.host, port, security: security! };
      const trouble = deps.mailbox.check(server);
      if (trouble !== null) wrong('host', trouble);
    }
    if (input.user === '' || input.user.length > longest)
      wrong('user', '请填写邮箱的用户名，通常就是邮箱地址。');
    const folder = input.folder === '' ? 'INBOX' : input.folder;
    if (folder.length > longest) wrong('folder', '文件夹名称太长。');
    const same = before?.settings.host === input.host && before.settings.user === input.user;
    // A password goes to the server that it was given for, to no other.
    const password = input.password !== '' ? input.password : same ? before.settings.password : '';
    if (password === '') wrong('password', '请填写口令或者授权码。换了服务器或者用户名的，要重新填写。');
    const agency = await stores.agencies.get(regionId, input.agencyId);
    if (agency === null || !existsOn(agency, dayOf(at))) wrong('agencyId', '请选择由哪个机关登记来件。');
    const [first, ...more] = problems;
    if (first !== undefined) return refused(first, ...more);
    const settings: MailboxSettings = {
      host: input.host,
      port,
      security: security!,
      user: input.user,
      password,
      folder,
      agencyId: input.agencyId,
    };
    await stores.mailIntake.setMailbox({
      regionId,
      settings,
      enabled: input.enabled,
      setAt: at,
      setBy: actorOf(caller),
      triedAt: null,
      trouble: null,
    });
    const { password: _, ...open } = settings;
    const detail = { host: settings.host, enabled: input.enabled, agency: input.agencyId };
    return done({ value: null, after: { ...open, enabled: input.enabled }, detail });
  });
}
