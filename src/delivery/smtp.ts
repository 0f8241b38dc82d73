/** Mail over SMTP. */
import nodemailer from 'nodemailer';
import type { Carried, Mail, MailCarrier } from '../usecases/ports/delivery.ts';

export interface SmtpSettings {
  /** smtp://… or smtps://…, with user and password where the server asks for them. */
  readonly url: string;
  /** `name@host` or `Name <name@host>`. */
  readonly from: string;
  /** Milliseconds until a server that does not answer is given up. */
  readonly timeout?: number;
}

const loopback = new Set(['localhost', '127.0.0.1', '[::1]']);
const onePerson = /^[^\s@<>,;:"()[\]\\]+@[^\s@<>,;:"()[\]\\]+$/;
const lineBreak = /[\r\n\u0085\u2028\u2029\0]/;

/**
 * A carrier that sends plain text. Without TLS only to this machine; elsewhere `smtp://` must upgrade (STARTTLS) and
 * the certificate must be valid.
 * @throws RangeError when the sender is no mail address
 */
export function smtpCarrier({ url, from, timeout = 10_000 }: SmtpSettings): MailCarrier {
  const server = new URL(url);
  const secure = server.protocol === 'smtps:';
  const here = loopback.has(server.hostname);
  const sender = senderOf(from);
  const transport = nodemailer.createTransport({
    host: server.hostname.replace(/^\[|\]$/g, ''),
    port: server.port === '' ? (secure ? 465 : 587) : Number(server.port),
    secure,
    requireTLS: !secure && !here,
    ignoreTLS: !secure && here,
    ...(server.username === ''
      ? {}
      : {
          auth: {
            user: decodeURIComponent(server.username),
            pass: decodeURIComponent(server.password),
          },
        }),
    connectionTimeout: timeout,
    greetingTimeout: timeout,
    socketTimeout: timeout * 3,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return async (mail) => {
    const wrong = wrongWith(mail);
    if (wrong !== null) return { ok: false, final: true, trouble: wrong };
    const { to, title, text, id } = mail;
    try {
      await transport.sendMail({
        from: sender,
        to: { name: '', address: to },
        envelope: { from: sender.address, to: [to] },
        subject: title,
        text,
        textEncoding: 'base64',
        messageId: `<${id}@${sender.address.split('@')[1]}>`,
        headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
      });
      return { ok: true };
    } catch (error) {
      return carriedBy(error);
    }
  };
}

/** A line break in a header would begin another header: such a mail is not sent. */
function wrongWith({ to, title, id }: Mail): string | null {
  if (!onePerson.test(to) || lineBreak.test(to)) return '登记的电子邮箱不是一个正确的地址。';
  if (lineBreak.test(title)) return '邮件标题中有换行，没有发送。';
  if (!/^[\w.-]+$/.test(id)) throw new RangeError('a mail’s id holds characters that no message id may hold');
  return null;
}

function senderOf(from: string): { name: string; address: string } {
  const match = /^(?:(?<name>[^<>]*)<(?<boxed>[^<>]+)>|(?<plain>\S+))$/.exec(from.trim());
  const address = (match?.groups?.boxed ?? match?.groups?.plain ?? '').trim();
  if (!onePerson.test(address) || lineBreak.test(from)) throw new RangeError(`${from} is no mail address`);
  return { name: (match?.groups?.name ?? '').replaceAll('"', '').trim(), address };
}

const wordsOfCodes: Readonly<Record<string, string>> = {
  EAUTH: '邮件服务器不接受用户名或口令。',
  ETLS: '与邮件服务器建立加密连接失败。',
  ECONNECTION: '没有连上邮件服务器。',
  ETIMEDOUT: '邮件服务器没有按时回答。',
  ESOCKET: '与邮件服务器的连接中断。',
  EDNS: '找不到邮件服务器的主机名。',
  EENVELOPE: '邮件服务器不接受这个收件地址。',
};

/** The server's own words may repeat the address; only the code is kept. */
function carriedBy(error: unknown): Carried {
  const { code, responseCode, command } = error as {
    code?: string;
    responseCode?: number;
    command?: string;
  };
  const words = wordsOfCodes[code ?? ''] ?? '邮件服务器没有接收。';
  const trouble = responseCode === undefined ? words : `${words}（${responseCode}）`;
  // What is wrong with the connection or the sender is put right by people; then it may be sent.
  const about = command === 'RCPT TO' || code === 'EMESSAGE';
  const final = about && responseCode !== undefined && responseCode >= 500;
  return { ok: false, final, trouble };
}
