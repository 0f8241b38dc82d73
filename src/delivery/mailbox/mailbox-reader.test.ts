import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ImapServer, startImapServer } from '../../../tests/support/imap-server.ts';
import type { ReadMail } from '../../usecases/ports/mailbox-reader.ts';
import { createMailboxReader } from './mailbox-reader.ts';

let server: ImapServer;
beforeAll(async () => {
  server = await startImapServer();
});
afterAll(() => server.stop());

const settings = (more: object = {}) => ({
  host: '127.0.0.1',
  port: server.port,
  security: 'none' as const,
  user: server.user,
  password: server.password,
  folder: 'INBOX',
  agencyId: '1001',
  ...more,
});
const reader = () => createMailboxReader({ allowed: [`127.0.0.1:${server.port}`], timeout: 5_000 });

const plain = `From: =?utf-8?B?6LC36Zuo55Sf?= <guyusheng@qinghe.example>
To: foi@qinghe.example
Subject: =?utf-8?B?55Sz6K+35YWs5byA5b6B5Zyw6KGl5YG/5pa55qGI?=
Message-ID: <one@qinghe.example>
Date: Mon, 1 Jan 2001 00:00:00 +0000
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: 8bit

请公开城北片区征地补偿安置方案。`;

const html = `From: a@b.example
Message-ID: <two@qinghe.example>
Subject: html
Content-Type: multipart/mixed; boundary=x

--x
Content-Type: text/html; charset=utf-8

<p>Please <b>disclose</b><script>alert(1)</script><img src="http://10.0.0.1/pixel"></p>
--x
Content-Type: application/pdf; name="a.pdf"
Content-Disposition: attachment; filename="a.pdf"
Content-Transfer-Encoding: base64

JVBERi0xLjQK
--x--
`;

async function fetchAll(more: object = {}) {
  const mails: ReadMail[] = [];
  const result = await reader().fetch(settings(more), async (mail) => void mails.push(mail));
  return { mails, result };
}

describe('a mailbox on a real server', () => {
  it('gives each unread mail once, with the instant of the server, not that of the sender', async () => {
    await server.deliver(plain, '2026-11-20T16:30:00Z');
    const { mails, result } = await fetchAll();
    expect(result).toEqual({ ok: true, taken: 1 });
    expect(mails[0]).toMatchObject({
      messageId: '<one@qinghe.example>',
      receivedAt: '2026-11-20T16:30:00.000Z',
      fromName: '谷雨生',
      fromAddress: 'guyusheng@qinghe.example',
      subject: '申请公开征地补偿方案',
      text: '请公开城北片区征地补偿安置方案。',
      automatic: null,
      attachments: [],
    });
    expect(Buffer.from(mails[0]!.raw!).toString()).toContain('Message-ID: <one@qinghe.example>');
    expect(await server.unseen()).toBe(0);
    expect((await fetchAll()).mails).toEqual([]);
  });

  it('makes plain text of HTML, runs nothing and fetches nothing', async () => {
    await server.deliver(html, '2026-11-21T01:00:00Z');
    const { mails } = await fetchAll();
    expect(mails[0]!.text).toContain('Please disclose');
    expect(mails[0]!.text).not.toMatch(/alert|</);
    expect(mails[0]!.attachments.map(({ fileName }) => fileName)).toEqual(['a.pdf']);
  });

  it('leaves a mail unread that could not be taken, and says so', async () => {
    await server.deliver(plain.replace('one@', 'three@'), '2026-11-21T02:00:00Z');
    const failing = reader().fetch(settings(), async () => {
      throw new Error('disk full');
    });
    await expect(failing).rejects.toThrow('disk full');
    expect(await server.unseen()).toBe(1);
    expect((await fetchAll()).mails).toHaveLength(1);
  });

  it.each([
    ['Auto-Submitted: auto-replied', '自动回复'],
    ['Precedence: bulk', '群发邮件'],
    ['List-Id: <news.example>', '群发邮件'],
    ['X-Autoreply: yes', '自动回复'],
    ['Auto-Submitted: no', null],
  ])('knows what programs send: %s', async (header, automatic) => {
    await server.deliver(
      `${header}\n${plain.replace('one@', `${header.length}.${Date.now()}@`)}`,
      '2026-11-21T03:00:00Z',
    );
    const { mails } = await fetchAll();
    expect(mails.map((mail) => mail.automatic)).toEqual([automatic]);
  });

  it('reads the head only of a mail that is too large', async () => {
    const big = `${plain.replace('one@', 'big@')}\n${'x'.repeat(70)}`.padEnd(
      26 * 1024 * 1024,
      `${'y'.repeat(70)}\n`,
    );
    await server.deliver(big, '2026-11-21T04:00:00Z');
    const { mails } = await fetchAll();
    expect(mails[0]).toMatchObject({ raw: null, text: '', subject: '申请公开征地补偿方案' });
    expect(mails[0]!.notes[0]).toContain('太大');
  });

  it.each([
    ['more parts than any program sends', `--x\n\n.\n`.repeat(3_000), ''],
    ['endless headers', 'text', 'X-A: 1\n'.repeat(30_000)],
  ])('takes a mail with %s as it came, and those behind it', async (what, body, headers) => {
    const type = 'Content-Type: multipart/mixed; boundary=x\n';
    const id = `<${what.replaceAll(' ', '-')}@b.example>`;
    await server.deliver(
      `From: a@b.example\nSubject: hostile\nMessage-ID: ${id}\n${headers}${type}\n${body}`,
      '2026-11-21T06:00:00Z',
    );
    await server.deliver(plain.replace('one@', `behind.${body.length}@`), '2026-11-21T07:00:00Z');
    const { mails, result } = await fetchAll();
    expect(result).toEqual({ ok: true, taken: 2 });
    expect(mails.map(({ subject }) => subject)).toEqual(['hostile', '申请公开征地补偿方案']);
    expect(mails[0]).toMatchObject({ messageId: id, fromAddress: 'a@b.example', text: '', attachments: [] });
    expect(Buffer.from(mails[0]!.raw!).toString()).toContain('hostile');
    expect(mails[0]!.notes).toHaveLength(1);
    expect(await server.unseen()).toBe(0);
  });

  it('reads the folder that was set', async () => {
    await server.deliver(plain.replace('one@', 'folder@'), '2026-11-21T05:00:00Z', 'requests');
    expect((await fetchAll({ folder: 'requests' })).mails).toHaveLength(1);
  });

  it.each([
    ['a wrong password', { password: 'wrong' }, /用户名或口令/],
    ['no such folder', { folder: 'nowhere' }, /./],
  ])('says what is wrong with %s, without the password', async (_what, more, message) => {
    const { result } = await fetchAll(more);
    expect(result.ok).toBe(false);
    if (!result.ok) {
      expect(result.trouble).toMatch(message);
      expect(result.trouble).not.toContain(server.password);
    }
  });
});

describe('where it may be', () => {
  const check = (host: string, port: number, security: 'tls' | 'starttls' | 'none', allowed: string[] = []) =>
    createMailboxReader({ allowed }).check({ host, port, security });
  it.each([
    ['imap.example.gov.cn', 993, 'tls', []],
    ['imap.example.gov.cn', 143, 'starttls', []],
    ['mail.inside', 10_993, 'tls', ['mail.inside:10993']],
    ['127.0.0.1', 10_143, 'none', ['127.0.0.1:10143']],
  ] as const)('%s:%d with %s is fine', (host, port, security, allowed) => {
    expect(check(host, port, security, [...allowed])).toBeNull();
  });

  it.each([
    ['127.0.0.1', 993, 'tls', []],
    ['10.0.0.5', 993, 'tls', []],
    ['169.254.169.254', 993, 'tls', ['169.254.169.254']],
    ['imap.example.gov.cn', 22, 'tls', []],
    ['imap.example.gov.cn', 143, 'none', []],
    ['mail.inside', 10_143, 'none', ['mail.inside:10143']],
    ['https://imap.example', 993, 'tls', []],
    ['2130706433', 993, 'tls', []],
    ['', 993, 'tls', []],
  ] as const)('%s:%d with %s is refused', (host, port, security, allowed) => {
    expect(check(host, port, security, [...allowed])).toMatch(/./);
  });

  it('a name that leads into the house is refused when it is resolved', async () => {
    const reader = createMailboxReader({
      allowed: [],
      resolve: async () => [
        { address: '93.184.216.34', family: 4 },
        { address: '10.0.0.5', family: 4 },
      ],
    });
    const result = await reader.fetch(
      { ...settings(), host: 'imap.example.gov.cn', port: 993, security: 'tls' },
      async () => {
        throw new Error('must not be reached');
      },
    );
    expect(result).toMatchObject({ ok: false, trouble: expect.stringContaining('内部网络') });
  });
});
