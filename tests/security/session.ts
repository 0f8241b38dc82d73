/** A browser with a full session of a person who has both factors. */
import { openSession } from '../../src/usecases/sign-in/open-session.ts';
import type { Person } from '../support/sign-in.ts';
import { testOrigin } from '../support/staff.ts';
import type { Workbench } from '../support/workbench.ts';

export async function aSession(bench: Workbench, person: Person) {
  const facts = { method: 'password', standing: 'full', from: testOrigin } as const;
  const { regionId, token } = await bench.staff.storage.transaction((stores) =>
    openSession(stores, bench.staff, person, facts, bench.clock().toISOString()),
  );
  const headers = { Cookie: `session=${regionId}.${token}`, Origin: bench.url };
  return {
    cookie: headers.Cookie,
    get: (path: string) => fetch(bench.url + path, { redirect: 'manual', headers }),
    post: (path: string, fields: Readonly<Record<string, string>>) =>
      fetch(bench.url + path, {
        method: 'POST',
        redirect: 'manual',
        headers,
        body: new URLSearchParams(fields),
      }),
  };
}
