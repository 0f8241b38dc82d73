/** Into the workbench of a server with the demo, by the door that its console prints. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { root } from './reports.ts';

/**
 * Enters the demo as the first person who holds a role; the cookie of the session.
 * @param role as the page of the demo's people calls it: 系统管理员
 * @param databaseUrl of the server's PostgreSQL; '' for the embedded database in the folder
 */
export async function enterDemo(
  url: string,
  dataFolder: string,
  role: string,
  databaseUrl = '',
): Promise<string> {
  const asked = spawnSync(process.execPath, [join(root, 'scripts/gongkai.mjs'), 'demo', 'doors'], {
    encoding: 'utf8',
    env: { ...process.env, GONGKAI_DATA: dataFolder, DATABASE_URL: databaseUrl },
  });
  const door = /\/workbench\/demo\/[\w-]+/.exec(asked.stdout)?.[0];
  if (door === undefined) throw new Error(`no demo: ${asked.stderr}`);
  const listed = await (await fetch(url + door)).text();
  const person =
    /name="person" value="([^"]+)"/.exec(listed.slice(listed.indexOf(`<small>${role}`)))?.[1] ?? '';
  const answer = await fetch(url + door, {
    method: 'POST',
    redirect: 'manual',
    headers: { Origin: url, 'Sec-Fetch-Site': 'same-origin' },
    body: new URLSearchParams({ person }),
  });
  const cookie = answer.headers.getSetCookie()[0]?.split(';')[0];
  if (answer.status !== 303 || cookie === undefined) throw new Error(`demo door: ${answer.status}`);
  return cookie;
}
