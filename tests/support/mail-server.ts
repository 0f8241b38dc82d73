/** A real SMTP server on this machine, which keeps what it gets. */
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';

export interface ReceivedMail {
  /** As the server was told, not as the headers say. */
  readonly from: string;
  readonly to: readonly string[];
  /** Header lines, unfolded. */
  readonly headers: readonly string[];
  /** The text, decoded. */
  readonly text: string;
}

export interface MailServer {
  readonly url: string;
  readonly port: number;
  readonly mails: ReceivedMail[];
  /** Answers to recipients that contain a text: SMTP code. */
  readonly refusals: Map<string, number>;
  stop(): Promise<void>;
}

/** Starts it on a free port of this machine, without encryption unless told. */
export async function startMailServer(
  options: SMTPServerOptions = {},
  host = '127.0.0.1',
): Promise<MailServer> {
  const mails: ReceivedMail[] = [];
  const refusals = new Map<string, number>();
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    onRcptTo: ({ address }, _session, answer) => {
      const refusal = [...refusals].find(([part]) => address.includes(part));
      answer(
        refusal === undefined ? null : Object.assign(new Error('refused'), { responseCode: refusal[1] }),
      );
    },
    onData: (stream, session, answer) => {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        const { mailFrom, rcptTo } = session.envelope;
        mails.push({
          from: mailFrom === false ? '' : mailFrom.address,
          to: rcptTo.map(({ address }) => address),
          ...parsed(Buffer.concat(parts).toString('latin1')),
        });
        answer();
      });
    },
    ...options,
  });
  // A client that goes away is no failure of the test.
  server.on('error', () => {});
  await new Promise<void>((resolve) => server.listen(0, host, resolve));
  const address = server.server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    url: `smtp://${host}:${address.port}`,
    port: address.port,
    mails,
    refusals,
    stop: () => new Promise((resolve) => server.close(resolve)),
  };
}

function parsed(raw: string): { headers: readonly string[]; text: string } {
  const end = raw.indexOf('\r\n\r\n');
  const headers = raw
    .slice(0, end)
    .replace(/\r\n[ \t]+/g, ' ')
    .split('\r\n');
  const encoding = headers.find((line) => /^content-transfer-encoding:/i.test(line)) ?? '';
  const body = raw.slice(end + 4);
  return {
    headers,
    text: Buffer.from(body, /base64/i.test(encoding) ? 'base64' : 'latin1').toString('utf8'),
  };
}
