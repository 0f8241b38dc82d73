/** What somebody would try who means harm. */
import { request } from 'node:http';
import { connect } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Portal, startPortal } from './portal.ts';

let portal: Portal;
beforeAll(async () => {
  portal = await startPortal({ auditPerMinute: 8 });
});
afterAll(() => portal.stop());

/** Sends bytes as they are; gives what comes back until the other side is silent. */
function exchange(bytes: string): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(Number(new URL(portal.url).port), '127.0.0.1', () => socket.write(bytes));
    let answer = '';
    socket.setTimeout(500, () => socket.destroy());
    socket.on('data', (part) => {
      answer += part;
    });
    socket.on('error', () => {});
    socket.on('close', () => resolve(answer));
  });
}

/** Announces an upload, sends its beginning and never ends it. */
function beginUpload(bytes: number) {
  const sending = request(`${portal.url}/check`, {
    method: 'POST',
    headers: {
      origin: portal.url,
      'content-type': 'multipart/form-data; boundary=q',
      'content-length': bytes,
    },
  });
  const status = new Promise<number | undefined>((resolve) => {
    sending.on('response', (answer) => resolve(answer.statusCode));
    sending.on('error', () => resolve(undefined));
  });
  sending.write('--q');
  return { status, end: () => sending.destroy() };
}

it('every answer carries the security headers, whatever was asked', async () => {
  for (const bytes of [
    'GET /about HTTP/1.1\r\nHost: x\r\n\r\n',
    'HEAD /about HTTP/1.1\r\nHost: x\r\n\r\n',
    'GET /%00/%ff HTTP/1.1\r\nHost: x\r\n\r\n',
    'GET /about HTTP/1.1\r\nHost: a b<\r\n\r\n',
    'OPTIONS * HTTP/1.1\r\nHost: x\r\n\r\n',
    'POST /check HTTP/1.1\r\nHost: x\r\nExpect: y\r\nContent-Length: 0\r\n\r\n',
    'POST /settings HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n',
  ]) {
    const answer = (await exchange(bytes)).toLowerCase();
    for (const name of ['content-security-policy', 'x-content-type-options', 'cross-origin-resource-policy'])
      expect(answer, bytes).toContain(`\r\n${name}: `);
  }
  expect(portal.faults).toEqual([]);
});

it('the settings form takes a few bytes and is no fault of ours when broken', async () => {
  const send = (body: string, type: string) =>
    fetch(`${portal.url}/settings`, {
      method: 'POST',
      body,
      headers: { origin: portal.url, 'content-type': type },
      redirect: 'manual',
    });
  const form = 'application/x-www-form-urlencoded';
  expect((await send(`back=${'x'.repeat(20_000)}`, form)).status).toBe(413);
  expect((await send('abc', 'multipart/form-data; boundary=q')).status).toBe(303);
  expect(portal.faults).toEqual([]);
});

it('refuses an upload before reading it when the visitor has too much under way', async () => {
  const first = beginUpload(5 * 1024 * 1024);
  await new Promise((resolve) => setTimeout(resolve, 100));
  const second = beginUpload(5 * 1024 * 1024);
  expect(await second.status).toBe(503);
  expect((await fetch(`${portal.url}/about`)).status).toBe(200);
  first.end();
  second.end();
});

it('counts an upload before reading it', async () => {
  const statuses: (number | undefined)[] = [];
  for (let at = 0; at < 10; at++) {
    const body = '--q--\r\n';
    const headers = { origin: portal.url, 'content-type': 'multipart/form-data; boundary=q' };
    statuses.push((await fetch(`${portal.url}/check`, { method: 'POST', body, headers })).status);
  }
  expect(statuses).toContain(400);
  expect(statuses.at(-1)).toBe(429);
});

it('lets a lone pair of files through where one a minute is allowed', async () => {
  const strict = await startPortal({ auditPerMinute: 1 });
  const body = new FormData();
  for (const name of ['a.txt', 'b.txt']) body.append('file', new Blob(['x']), name);
  const send = () => fetch(`${strict.url}/check`, { method: 'POST', body, headers: { origin: strict.url } });
  expect((await send()).status).toBe(422);
  expect((await send()).status).toBe(429);
  await strict.stop();
});
