import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type MailServer, startMailServer } from '../../tests/support/mail-server.ts';
import { smtpCarrier } from './smtp.ts';

let server: MailServer;
beforeAll(async () => {
  server = await startMailServer();
});
afterAll(() => server.stop());
beforeEach(() => {
  server.mails.length = 0;
  server.refusals.clear();
});

const from = '青禾县政务公开 <no-reply@gongkai.example>';
const mail = {
  to: 'wang@example.cn',
  title: '新的待办：核对机关信息',
  text: '您好：\n\n请办理。',
  id: '990121.abc',
};
const carry = (more: Partial<typeof mail> = {}) =>
  smtpCarrier({ url: server.url, from })({ ...mail, ...more });
const header = (name: string) =>
  server.mails[0]!.headers.filter((line) => line.toLowerCase().startsWith(`${name.toLowerCase()}:`));

describe('smtp', () => {
  it('sends a plain text in Chinese with the headers that belong to it', async () => {
    expect(await carry()).toEqual({ ok: true });
    const [got] = server.mails;
    expect(got).toMatchObject({ from: 'no-reply@gongkai.example', to: ['wang@example.cn'] });
    expect(got!.text.replaceAll('\r\n', '\n')).toContain(mail.text);
    expect(header('Message-ID')).toEqual(['Message-ID: <990121.abc@gongkai.example>']);
    expect(header('Content-Type')).toEqual(['Content-Type: text/plain; charset=utf-8']);
    expect(header('Auto-Submitted')).toEqual(['Auto-Submitted: auto-generated']);
    expect(header('Date')).toHaveLength(1);
    const subject = [...header('Subject')[0]!.matchAll(/=\?UTF-8\?B\?([^?]*)\?=/gi)]
      .map(([, part]) => Buffer.from(part!, 'base64').toString())
      .join('');
    const quoted = decodeURIComponent(
      [...header('Subject')[0]!.matchAll(/=\?UTF-8\?Q\?([^?]*)\?=/gi)]
        .map(([, part]) => part!.replaceAll('_', ' ').replaceAll('=', '%'))
        .join(''),
    );
    expect(subject + quoted).toBe(mail.title);
  });

  it('carries the same id at each attempt', async () => {
    await carry();
    await carry();
    const ids = server.mails.map(({ headers }) => headers.filter((line) => /^message-id/i.test(line)));
    expect(ids[0]).toEqual(ids[1]);
  });

  it.each([
    '一\r\nBcc: evil@example.com',
    '一\nBcc: evil@example.com',
    '一\rBcc: x',
    '一\u2028Bcc: x',
    '一\0',
  ])('sends nothing when a title would begin another header: %j', async (title) => {
    expect(await carry({ title })).toMatchObject({ ok: false, final: true });
    expect(server.mails).toEqual([]);
  });

  it.each([
    'wang@example.cn, evil@example.com',
    'wang@example.cn\r\nRCPT TO:<evil@example.com>',
    'wang@example.cn>\r\nDATA',
    '<wang@example.cn>',
    '"a" <wang@example.cn>',
    'group: wang@example.cn;',
    'wang@example.cn evil@example.com',
    'wang',
    '',
  ])('sends to one address only: %j', async (to) => {
    expect(await carry({ to })).toMatchObject({ ok: false, final: true });
    expect(server.mails).toEqual([]);
  });

  it('does not read a text for headers or commands', async () => {
    const text = '一\r\n.\r\nMAIL FROM:<evil@example.com>\r\n\r\nBcc: evil@example.com';
    expect(await carry({ text })).toEqual({ ok: true });
    expect(server.mails).toHaveLength(1);
    expect(server.mails[0]?.to).toEqual(['wang@example.cn']);
    expect(header('Bcc')).toEqual([]);
  });

  it('gives up where the address is refused for good, and tries again where it is not', async () => {
    server.refusals.set('wang@', 550);
    const refused = await carry();
    expect(refused).toMatchObject({ ok: false, final: true });
    expect(JSON.stringify(refused)).not.toContain('wang');
    server.refusals.set('wang@', 451);
    expect(await carry()).toMatchObject({ ok: false, final: false });
  });

  it('says in words that a server is away or silent', async () => {
    const away = await smtpCarrier({ url: 'smtp://127.0.0.1:1', from })(mail);
    expect(away).toMatchObject({ ok: false, final: false });
    expect(away.ok ? '' : away.trouble).toMatch(/邮件服务器/);
  });

  it('does not send without encryption to another machine', async () => {
    // Not one of the names of this machine: STARTTLS is needed and not offered.
    const other = await startMailServer({}, '127.0.0.2');
    const carried = await smtpCarrier({ url: other.url, from, timeout: 2_000 })(mail);
    expect(carried).toEqual({ ok: false, final: false, trouble: expect.stringContaining('加密') });
    expect(other.mails).toEqual([]);
    await other.stop();
  });

  it('does not tell a password to a server that is not who it says', async () => {
    const secure = await startMailServer({ secure: true, disabledCommands: [] });
    const carrier = smtpCarrier({
      url: `smtps://user:secret@127.0.0.1:${secure.port}`,
      from,
      timeout: 2_000,
    });
    expect(await carrier(mail)).toMatchObject({ ok: false });
    expect(secure.mails).toEqual([]);
    await secure.stop();
  });

  it('has a sender that is an address', () => {
    expect(() => smtpCarrier({ url: server.url, from: '公开' })).toThrow(RangeError);
    expect(() => smtpCarrier({ url: server.url, from: 'a@b.cn\r\nBcc: x@y.cn' })).toThrow(RangeError);
  });
});
