/** The running program takes commands that another process was asked to do, since only one may use the database. */
import { chmodSync, rmSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import { type CommandAnswer, type CommandCall, callOf, lineReader } from './message.ts';

export type RunCall = (call: CommandCall, say: (answer: CommandAnswer) => void) => Promise<number>;

/**
 * Listens on the socket. A left-over socket of a program that died is replaced: whoever holds the lock of the data
 * folder is the one that listens.
 */
export async function listenForCommands(path: string, run: RunCall): Promise<{ close(): Promise<void> }> {
  rmSync(path, { force: true });
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.setEncoding('utf8');
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => socket.destroy());
    const read = lineReader(
      (line) => {
        socket.removeListener('data', read);
        void answer(socket, line, run);
      },
      () => socket.destroy(),
    );
    socket.on('data', read);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(path, () => resolve());
  });
  chmodSync(path, 0o600);
  return {
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

async function answer(socket: Socket, line: string, run: RunCall): Promise<void> {
  const say = (said: CommandAnswer) => void socket.write(`${JSON.stringify(said)}\n`);
  const call = callOf(line);
  try {
    say({ exit: call === null ? 2 : await run(call, say) });
  } catch (error) {
    say({ complain: error instanceof Error ? error.message : String(error) });
    say({ exit: 1 });
  }
  socket.end();
}
