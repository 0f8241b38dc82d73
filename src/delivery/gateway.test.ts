import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type GatewayServer, startGatewayServer } from '../../tests/support/gateway-server.ts';
import { gatewayCarrier } from './gateway.ts';

let server: GatewayServer;
beforeAll(async () => {
  server = await startGatewayServer();
});
afterAll(() => server.stop());
beforeEach(() => {
  server.messages.length = 0;
  server.answer = (response) => void response.end('{}');
});

const message = {
  to: '13800138000',
  title: '新的待办',
  text: '正文',
  kind: 'task-assigned',
  id: '990121.abc',
};
const at = new Date('2026-11-21T01:00:00.900Z');
const send = (address = server.url, allowed = [server.host]) =>
  gatewayCarrier({ allowed, timeout: 1_000 })({ address, key: 'the key' }, message, at);

describe('gateway', () => {
  it('gets the message as JSON, signed over time and body, with an id to drop second copies by', async () => {
    expect(await send()).toEqual({ ok: true });
    const [got] = server.messages;
    expect(got?.method).toBe('POST');
    expect(JSON.parse(got!.body)).toEqual(message);
    expect(got?.headers['x-gongkai-timestamp']).toBe('1795222800');
    const expected = createHmac('sha256', 'the key').update(`1795222800.${got!.body}`).digest('hex');
    expect(got?.headers['x-gongkai-signature']).toBe(`v1=${expected}`);
    expect(got?.headers['idempotency-key']).toBe('990121.abc');
    expect(got?.headers['content-type']).toBe('application/json; charset=utf-8');
    expect(JSON.stringify(got)).not.toContain('the key');
  });

  it.each([
    [400, true],
    [413, true],
    [422, true],
    [401, false],
    [404, false],
    [429, false],
    [500, false],
    [503, false],
    [302, false],
  ])('that answers %i: given up for good is %s', async (status, final) => {
    server.answer = (response) => void response.writeHead(status, { Location: 'https://10.0.0.1/' }).end();
    const carried = await send();
    expect(carried).toMatchObject({ ok: false, final });
    expect(carried.ok ? '' : carried.trouble).toContain(String(status));
    expect(server.messages).toHaveLength(1);
  });

  it('that may not be reached, is away or silent is trouble in words, not an exception', async () => {
    const trouble = async (sent: ReturnType<typeof send>) => {
      const carried = await sent;
      return carried.ok ? 'sent' : carried.trouble;
    };
    expect(await trouble(send('https://169.254.169.254/'))).toContain('内部网络');
    expect(await trouble(send(server.url, []))).toContain('https://');
    expect(await trouble(send('http://127.0.0.1:1/', ['127.0.0.1:1']))).toBe('网关拒绝连接。');
    server.answer = () => {};
    expect(await trouble(send())).toBe('网关没有按时回答。');
    expect(server.messages).toHaveLength(1);
  });
});
