/** A mailbox over IMAP, reached only where the house allows it. */
import { isIP } from 'node:net';
import { type FetchMessageObject, ImapFlow } from 'imapflow';
import type { MailboxSettings } from '../../usecases/ports/mail-intake.ts';
import type { MailboxReader, ReadMail } from '../../usecases/ports/mailbox-reader.ts';
import { isLoopback, mayReach, resolveAll } from '../guarded-fetch.ts';
import { brokenMail, mailRoofs, readMail, tooLargeMail } from './read-mail.ts';

export interface MailboxOptions {
  /** Hosts in the county's own network: `host` (ports 143 and 993) or `host:port`. */
  readonly allowed: readonly string[];
  /** Resolves a name; the system's resolver unless told. */
  readonly resolve?: typeof resolveAll;
  /** For connecting and for silence, in milliseconds. */
  readonly timeout?: number;
  /** Further certificate authorities (PEM), for a server of the house. */
  readonly ca?: string;
}

/** So many mails are taken in one run; the next one comes in minutes. */
const mostMails = 50;
const usualPorts = new Set([143, 993]);

type Server = Pick<MailboxSettings, 'host' | 'port' | 'security'>;

export function createMailboxReader(options: MailboxOptions): MailboxReader {
  return {
    check: (server) => checkServer(server, options.allowed),
    fetch: async (settings, take) => {
      const wrong = checkServer(settings, options.allowed);
      if (wrong !== null) return { ok: false, trouble: wrong };
      const address = await checkedAddress(settings, options);
      if (address === null) return { ok: false, trouble: insideWords };
      if (address === '') return { ok: false, trouble: '找不到邮箱服务器：请核对服务器名称。' };
      const client = connect(settings, address, options);
      // What goes wrong on the line is told by the call that waits for it.
      client.on('error', () => {});
      let passed: unknown;
      try {
        await client.connect();
        const taken = await takeAll(client, settings.folder, async (mail) => {
          try {
            await take(mail);
          } catch (error) {
            passed = error;
            throw error;
          }
        });
        await client.logout();
        return { ok: true, taken };
      } catch (error) {
        client.close();
        if (passed !== undefined) throw passed;
        return { ok: false, trouble: troubleOf(error) };
      }
    },
  };
}

function connect(settings: MailboxSettings, address: string, options: MailboxOptions): ImapFlow {
  const { host, port, security, user, password } = settings;
  const timeout = options.timeout ?? 30_000;
  return new ImapFlow({
    host: address,
    port,
    secure: security === 'tls',
    doSTARTTLS: security === 'starttls',
    ...(isIP(host) === 0 ? { servername: host } : {}),
    auth: { user, pass: password },
    logger: false,
    disableAutoIdle: true,
    connectionTimeout: timeout,
    greetingTimeout: timeout,
    socketTimeout: timeout,
    ...(options.ca === undefined ? {} : { tls: { ca: options.ca } }),
  });
}

async function takeAll(
  client: ImapFlow,
  folder: string,
  take: (mail: ReadMail) => Promise<void>,
): Promise<number> {
  const lock = await client.getMailboxLock(folder);
  try {
    const found = await client.search({ seen: false }, { uid: true });
    const uids = (found || []).slice(0, mostMails);
    for (const uid of uids) {
      const mail = await one(client, uid);
      if (mail === null) continue;
      await take(mail);
      await client.messageFlagsAdd([uid], ['\\Seen'], { uid: true });
    }
    return uids.length;
  } finally {
    lock.release();
  }
}

async function one(client: ImapFlow, uid: number): Promise<ReadMail | null> {
  const query = { envelope: true, internalDate: true, size: true };
  const head = await client.fetchOne(String(uid), query, { uid: true });
  if (head === false) return null;
  const receivedAt = instantOf(head);
  const sender = head.envelope?.replyTo?.[0] ?? head.envelope?.from?.[0];
  const facts = {
    messageId: head.envelope?.messageId ?? '',
    receivedAt,
    name: head.envelope?.from?.[0]?.name ?? '',
    address: sender?.address ?? '',
    subject: head.envelope?.subject ?? '',
  };
  const megabytes = Math.round((head.size ?? 0) / 1024 / 1024);
  if ((head.size ?? 0) > mailRoofs.bytes) return tooLargeMail(facts, megabytes);
  const source = { maxLength: mailRoofs.bytes };
  const whole = await client.fetchOne(String(uid), { source }, { uid: true });
  if (whole === false || whole.source === undefined) return null;
  // One mail that cannot be read must not keep back all that came after it.
  return readMail(whole.source, receivedAt).catch(() => brokenMail(facts, whole.source as Uint8Array));
}

function instantOf({ internalDate }: FetchMessageObject): string {
  const date = internalDate instanceof Date ? internalDate : new Date(internalDate ?? Number.NaN);
  return (Number.isNaN(date.getTime()) ? new Date() : date).toISOString();
}

const listed = ({ host, port }: Pick<Server, 'host' | 'port'>, allowed: readonly string[]): boolean =>
  allowed.some((each) => {
    const entry = each.toLowerCase();
    const name = host.toLowerCase();
    return entry === `${name}:${port}` || (entry === name && usualPorts.has(port));
  });

const insideWords =
  '邮箱服务器指向本机或内部网络：为防止借道攻击已拒绝。确是本县内网邮箱的，请运维人员列入 GONGKAI_OUTBOUND_HOSTS。';

/** What is wrong with the server as it is written, in Chinese; null: nothing. Names are resolved later. */
function checkServer({ host, port, security }: Server, allowed: readonly string[]): string | null {
  if (
    !/^[A-Za-z0-9](?:[A-Za-z0-9.-]{0,251}[A-Za-z0-9])?$/.test(host) ||
    /^[0-9.]+$/.test(host) !== (isIP(host) === 4)
  )
    return '请填写邮箱服务器的名称，如 imap.example.gov.cn，不要带 https:// 和路径。';
  const known = listed({ host, port }, allowed);
  if (!usualPorts.has(port) && !known)
    return '邮箱服务器只能用 993 或 143 端口；内网服务器请运维人员列入 GONGKAI_OUTBOUND_HOSTS。';
  if (security === 'none' && !(known && isLoopback(host)))
    return '请选择加密连接：未加密的连接会泄露口令和申请内容。';
  if (isIP(host) !== 0 && !mayReach(host, known)) return insideWords;
  return null;
}

/** The address to connect to; '' where the name has none, null where one of them may not be reached. */
async function checkedAddress(
  { host, port }: Server,
  { allowed, resolve = resolveAll }: MailboxOptions,
): Promise<string | null> {
  if (isIP(host) !== 0) return host;
  const known = listed({ host, port }, allowed);
  try {
    const all = await resolve(host);
    if (!all.every(({ address }) => mayReach(address, known))) return null;
    return all[0]?.address ?? '';
  } catch {
    return '';
  }
}

/** For people, without addresses and passwords. */
function troubleOf(error: unknown): string {
  const facts = error as { readonly code?: string; readonly authenticationFailed?: boolean };
  if (facts.authenticationFailed === true)
    return '邮箱没有接受用户名或口令：请核对，许多邮箱要用专用的授权码。';
  switch (facts.code) {
    case 'ECONNREFUSED':
      return '邮箱服务器拒绝连接：请核对端口。';
    case 'ETIMEDOUT':
    case 'CONNECT_TIMEOUT':
    case 'GREETING_TIMEOUT':
    case 'UPGRADE_TIMEOUT':
    case 'EAI_AGAIN':
      return '邮箱服务器没有按时回答。';
    case 'NONEXISTENT':
      return '邮箱里没有这个文件夹：请核对名称，收件箱是 INBOX。';
    default:
      return '没有能够读取邮箱：请核对服务器、端口和加密方式，或者稍后再试。';
  }
}
