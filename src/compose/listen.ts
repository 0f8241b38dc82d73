/** Listening, and ceasing to. */
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Outcome } from '../cli/command.ts';
import type { Config } from '../config.ts';

/** Resolves with the address served on, or with one line that says why not. */
export function listen(server: Server, { host, port }: Config): Promise<Outcome<string>> {
  return new Promise((resolve) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const message =
        error.code === 'EADDRINUSE'
          ? `端口 ${port} 已被占用：请停止占用它的程序，或另设端口，如 GONGKAI_PORT=8081。Port ${port} is taken: set GONGKAI_PORT to another one.`
          : `无法监听 ${host}:${port}（${error.code ?? error.message}）：请检查 GONGKAI_HOST 和 GONGKAI_PORT。Cannot listen there.`;
      resolve({ ok: false, message });
    });
    server.listen(port, host, () => {
      const { port: bound } = server.address() as AddressInfo;
      const shown =
        host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host.includes(':') ? `[${host}]` : host;
      resolve({ ok: true, value: `http://${shown}:${bound}` });
    });
  });
}

/** Lets answers under way finish, for a while. */
export function stopListening(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
    setTimeout(() => server.closeAllConnections(), 5_000).unref();
  });
}
