/** A real IMAP server (Dovecot) for one test file: a private instance on a free port, with folders of its own. */
import { type ChildProcess, spawn } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { ImapFlow } from 'imapflow';

export interface ImapServer {
  readonly port: number;
  readonly user: string;
  readonly password: string;
  /** Puts a mail into a folder, as if it had come in at this instant. */
  deliver(source: string, receivedAt: string, folder?: string): Promise<void>;
  /** How many mails of the folder were not read yet. */
  unseen(folder?: string): Promise<number>;
  stop(): Promise<void>;
}

const path = process.env.DOVECOT_PATH ?? '/usr/sbin/dovecot';
const user = 'foi@qinghe.example';
const password = 'geheim-42';

/** Waits until it answers. @throws where Dovecot is not installed: `npm test -- --only mail` says what to do */
export async function startImapServer(): Promise<ImapServer> {
  if (!existsSync(path)) throw new Error(`${path} is missing: run npm test -- --only mail`);
  const folder = mkdtempSync(join(tmpdir(), 'gk-imap-'));
  const port = await freePort();
  const config = writeConfig(folder, port);
  const server = spawn(path, ['-F', '-c', config], { stdio: 'ignore' });
  const connect = () => {
    const client = new ImapFlow({
      host: '127.0.0.1',
      port,
      secure: false,
      doSTARTTLS: false,
      auth: { user, pass: password },
      logger: false,
      disableAutoIdle: true,
    });
    client.on('error', () => {});
    return client;
  };
  await untilUp(connect, server, join(folder, 'log'));
  const within = async <T>(work: (client: ImapFlow) => Promise<T>): Promise<T> => {
    const client = connect();
    await client.connect();
    try {
      return await work(client);
    } finally {
      await client.logout();
    }
  };
  return {
    port,
    user,
    password,
    deliver: (source, receivedAt, box = 'INBOX') =>
      within(async (client) => {
        if (box !== 'INBOX') await client.mailboxCreate(box);
        await client.append(box, source.replace(/\r?\n/g, '\r\n'), [], new Date(receivedAt));
      }),
    unseen: (box = 'INBOX') =>
      within(async (client) => {
        const status = await client.status(box, { unseen: true });
        return status === false ? 0 : (status.unseen ?? 0);
      }),
    stop: async () => {
      const ended = new Promise((resolve) => server.once('exit', resolve));
      server.kill('SIGTERM');
      await ended;
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** Everything below one folder; no users of the system are asked. */
function writeConfig(folder: string, port: number): string {
  const { uid, gid, username } = userInfo();
  // Mail is never read as root: Dovecot refuses that.
  const [mailUid, mailGid] = uid === 0 ? [8, 8] : [uid, gid];
  const mails = join(folder, 'mail');
  mkdirSync(mails);
  if (uid === 0) {
    // The server's own processes run under users of their own.
    chmodSync(folder, 0o755);
    chownSync(mails, mailUid, mailGid);
  }
  writeFileSync(join(folder, 'users'), `${user}:{PLAIN}${password}\n`);
  const config = join(folder, 'dovecot.conf');
  const own = uid === 0 ? '' : `default_internal_user = ${username}\ndefault_login_user = ${username}\n`;
  writeFileSync(
    config,
    `${own}protocols = imap
base_dir = ${join(folder, 'run')}
state_dir = ${join(folder, 'state')}
log_path = ${join(folder, 'log')}
listen = 127.0.0.1
ssl = no
disable_plaintext_auth = no
first_valid_uid = 1
first_valid_gid = 1
mail_location = maildir:${mails}/%u
passdb {
  driver = passwd-file
  args = scheme=plain username_format=%u ${join(folder, 'users')}
}
userdb {
  driver = static
  args = uid=${mailUid} gid=${mailGid} home=${mails}/%u
}
service imap-login {
  chroot =
  inet_listener imap {
    port = ${port}
  }
  inet_listener imaps {
    port = 0
  }
}
service anvil {
  chroot =
}
`,
  );
  return config;
}

async function untilUp(connect: () => ImapFlow, server: ChildProcess, log: string): Promise<void> {
  for (let tries = 0; tries < 40; tries += 1) {
    if (server.exitCode !== null) break;
    const client = connect();
    try {
      await client.connect();
      await client.logout();
      return;
    } catch {
      client.close();
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
  throw new Error(`Dovecot does not answer: ${existsSync(log) ? readFileSync(log, 'utf8') : 'no log'}`);
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });
}
