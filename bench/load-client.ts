/** Asks one address over kept connections for some seconds: the client where wrk is missing. Prints a {@link Load}. */
import { connect } from 'node:net';

export interface Load {
  readonly perSecond: number;
  /** Milliseconds. */
  readonly p50: number;
  readonly p99: number;
  readonly errors: number;
  readonly client: string;
}

interface Connection {
  /** Bytes of the current answer still to come; -1 while its head is awaited. */
  left: number;
  head: string;
  asked: number;
}

async function load(address: string, connections: number, seconds: number, header: string): Promise<Load> {
  const { hostname, port, pathname, search } = new URL(address);
  const lines = [
    `GET ${pathname}${search} HTTP/1.1`,
    `Host: ${hostname}:${port}`,
    ...(header ? [header] : []),
  ];
  const request = `${lines.join('\r\n')}\r\n\r\n`;
  const times: number[] = [];
  let errors = 0;
  const end = performance.now() + seconds * 1000;
  await Promise.all(
    Array.from(
      { length: connections },
      () =>
        new Promise<void>((resolve) => {
          const state: Connection = { left: -1, head: '', asked: 0 };
          const socket = connect(Number(port), hostname, ask);
          function ask(): void {
            if (performance.now() >= end) return void socket.destroy();
            state.left = -1;
            state.head = '';
            state.asked = performance.now();
            socket.write(request);
          }
          socket.setNoDelay(true);
          socket.on('data', (data) => {
            if (state.left >= 0) state.left -= data.length;
            else {
              state.head += data.toString('latin1');
              const body = state.head.indexOf('\r\n\r\n');
              if (body < 0) return;
              if (!state.head.startsWith('HTTP/1.1 200')) errors++;
              const length = Number(/content-length: (\d+)/i.exec(state.head.slice(0, body))?.[1] ?? 0);
              state.left = length - (state.head.length - body - 4);
            }
            if (state.left > 0) return;
            times.push(performance.now() - state.asked);
            ask();
          });
          socket.on('error', () => errors++);
          socket.on('close', () => resolve());
        }),
    ),
  );
  times.sort((a, b) => a - b);
  const at = (share: number) =>
    times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? Number.NaN;
  return { perSecond: times.length / seconds, p50: at(0.5), p99: at(0.99), errors, client: 'load-client' };
}

if (process.argv[1]?.endsWith('load-client.ts') === true) {
  const [, , address = '', connections = '32', seconds = '3', header = ''] = process.argv;
  console.log(JSON.stringify(await load(address, Number(connections), Number(seconds), header)));
}
