/** A real gateway for messages on this machine: an HTTP server that keeps what it gets and answers as told. */
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface ReceivedMessage {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface GatewayServer {
  readonly url: string;
  /** As an entry of the allowed hosts. */
  readonly host: string;
  readonly messages: ReceivedMessage[];
  /** How it answers from now on. */
  answer: (response: ServerResponse) => void;
  stop(): Promise<void>;
}

/** Starts it on a free port of 127.0.0.1. */
export async function startGatewayServer(): Promise<GatewayServer> {
  const messages: ReceivedMessage[] = [];
  const server = createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request as AsyncIterable<Buffer>) parts.push(part);
    messages.push({
      method: request.method ?? '',
      path: request.url ?? '',
      headers: request.headers,
      body: Buffer.concat(parts).toString('utf8'),
    });
    gateway.answer(response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const gateway: GatewayServer = {
    url: `http://127.0.0.1:${port}/send`,
    host: `127.0.0.1:${port}`,
    messages,
    answer: (response) => void response.writeHead(200, { 'Content-Type': 'application/json' }).end('{}'),
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return gateway;
}
