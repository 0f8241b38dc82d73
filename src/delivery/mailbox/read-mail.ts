/** What of a mail is taken: its text, its attachments, who sent it, and whether a program did. */
import { type ParsedMail, simpleParser } from 'mailparser';
import type { ReadMail } from '../../usecases/ports/mailbox-reader.ts';

/** Most of each that is taken; the rest stays in the mail as it came. */
export const mailRoofs = {
  bytes: 25 * 1024 * 1024,
  attachments: 20,
  text: 20_000,
  subject: 200,
  name: 100,
  html: 1024 * 1024,
} as const;

const how = {
  skipTextToHtml: true,
  skipImageLinks: true,
  skipTextLinks: true,
  maxHtmlLengthToParse: mailRoofs.html,
} as const;

/** HTML beside attachments only is not made into text by the parser: as a mail of its own it is. */
async function textOfHtml(html: ParsedMail['html']): Promise<string> {
  if (typeof html !== 'string') return '';
  const alone = `Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n${html}`;
  return (await simpleParser(Buffer.from(alone), how)).text ?? '';
}

/** @param receivedAt ISO instant of the mailbox's server: what the mail itself says is not believed */
export async function readMail(source: Uint8Array, receivedAt: string): Promise<ReadMail> {
  const mail = await simpleParser(Buffer.from(source), how);
  const written = mail.text ?? (await textOfHtml(mail.html));
  const sender = mail.replyTo?.value[0] ?? mail.from?.value[0];
  const named = mail.from?.value[0];
  const kept = mail.attachments.filter(({ content }) => Buffer.isBuffer(content));
  const notes = [
    ...(kept.length > mailRoofs.attachments
      ? [`附件超过 ${mailRoofs.attachments} 个，其余的在原始邮件里。`]
      : []),
    ...(written.length > mailRoofs.text ? ['正文太长，后面的部分在原始邮件里。'] : []),
  ];
  return {
    messageId: (mail.messageId ?? '').slice(0, 1_000),
    receivedAt,
    fromName: oneLine(named?.name ?? '', mailRoofs.name),
    fromAddress: addressOf(sender?.address),
    subject: oneLine(mail.subject ?? '', mailRoofs.subject),
    text: plain(written).slice(0, mailRoofs.text),
    automatic: automaticReason(mail),
    attachments: kept.slice(0, mailRoofs.attachments).map(({ filename, content }) => ({
      fileName: filename ?? '',
      bytes: new Uint8Array(content),
    })),
    raw: source,
    notes,
  };
}

/** What the mailbox's server says of a mail. */
export interface MailHead {
  readonly messageId: string;
  /** ISO instant. */
  readonly receivedAt: string;
  readonly name: string;
  readonly address: string;
  readonly subject: string;
}

/** A mail that is too large to be read: its head only. */
export const tooLargeMail = (head: MailHead, megabytes: number): ReadMail =>
  headOnly(head, null, `邮件有 ${megabytes} MB，太大，没有收取内容。请到邮箱里打开，把申请内容和附件录入。`);

/** A mail that cannot be taken apart (thousands of parts, endless headers): its head, and itself as it came. */
export const brokenMail = (head: MailHead, source: Uint8Array): ReadMail =>
  headOnly(head, source, '邮件的结构异常，没有拆出正文和附件。请打开原始邮件核对，是申请的请录入。');

function headOnly(head: MailHead, raw: Uint8Array | null, note: string): ReadMail {
  return {
    messageId: head.messageId.slice(0, 1_000),
    receivedAt: head.receivedAt,
    fromName: oneLine(head.name, mailRoofs.name),
    fromAddress: addressOf(head.address),
    subject: oneLine(head.subject, mailRoofs.subject),
    text: '',
    automatic: null,
    attachments: [],
    raw,
    notes: [note],
  };
}

function addressOf(address: string | undefined): string {
  const text = (address ?? '').trim();
  return /^[^\s@<>",;:]{1,64}@[^\s@<>",;:]{1,190}$/.test(text) ? text : '';
}

/** Control characters and what turns the direction of writing out. */
const plain = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
    .replace(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2066-\u2069]/g, '')
    .normalize('NFC')
    .trim();

const oneLine = (text: string, most: number): string =>
  [...plain(text).replace(/\s+/g, ' ')].slice(0, most).join('');

/** By the headers that programs put into what they send (RFC 3834, RFC 2919) and by who sends bounces. */
function automaticReason({ headers, from }: ParsedMail): string | null {
  const text = (name: string): string => {
    const value = headers.get(name);
    return typeof value === 'string' ? value.toLowerCase() : value === undefined ? '' : 'set';
  };
  const submitted = text('auto-submitted');
  if (submitted !== '' && !submitted.startsWith('no')) return '自动回复';
  if (text('x-autoreply') !== '' || text('x-autorespond') !== '') return '自动回复';
  if (/^(?:bulk|list|junk|auto_reply)/.test(text('precedence'))) return '群发邮件';
  if (headers.has('list-id') || headers.has('list')) return '群发邮件';
  const address = (from?.value[0]?.address ?? '').toLowerCase();
  if (/^(?:mailer-daemon|postmaster)@/.test(address)) return '退信';
  if (/^(?:no-?reply|do-?not-?reply)@/.test(address)) return '系统邮件';
  const type = headers.get('content-type');
  if (typeof type === 'object' && 'value' in type && type.value === 'multipart/report') return '退信';
  return null;
}
