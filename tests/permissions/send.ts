/** Sends the request of an aim and says how it was answered. */
import type { Aim, Door, Outcome } from './door.ts';
import type { Walker, World } from './world.ts';

export interface Answer {
  /** Its status where it is none of the outcomes. */
  readonly outcome: Outcome | number;
  readonly status: number;
  readonly text: string;
}

/** The path with its parameters filled in, and the query. */
export function addressOf({ path }: Door, { params = {}, query = {} }: Aim): string {
  const filled = path.replace(/:(\w+)|\*/g, (whole, name: string | undefined) => {
    const value = params[name ?? whole];
    if (value === undefined) throw new Error(`${path}: nothing for ${whole}`);
    return name === undefined ? value : encodeURIComponent(value);
  });
  const asked = new URLSearchParams(query).toString();
  return asked === '' ? filled : `${filled}?${asked}`;
}

/** As a page of the site would send it; each walker from an address of their own, for some doors count knocks. */
export async function send(
  { bench, walkers }: World,
  walker: Walker,
  door: Door,
  aim: Aim,
  method: string = door.method,
): Promise<Answer> {
  const headers = {
    Cookie: aim.cookie ?? walker.cookie,
    Origin: bench.url,
    'Sec-Fetch-Site': 'same-origin',
    'X-Forwarded-For': `192.0.2.${walkers.indexOf(walker) + 1}`,
  };
  const body = method === 'POST' ? bodyOf(aim) : null;
  const init = { method, redirect: 'manual', headers, body } as const;
  const response = await fetch(bench.url + addressOf(door, aim), init);
  return { outcome: outcomeOf(response), status: response.status, text: await response.text() };
}

function bodyOf({ file, form = {} }: Aim): FormData | URLSearchParams {
  if (file === undefined) return new URLSearchParams(form);
  const upload = new FormData();
  upload.set('file', new File([file], 'list.csv'));
  for (const [name, value] of Object.entries(form)) upload.set(name, value);
  return upload;
}

function outcomeOf({ status, headers }: Response): Outcome | number {
  if (status === 403) return 'refused';
  if (status === 404) return 'hidden';
  if (status === 303) {
    const { pathname } = new URL(headers.get('location')!, 'http://here.invalid');
    if (pathname === '/workbench/sign-in') return 'sign-in';
    return pathname === '/workbench/sign-in/code' ? 'half' : 'in';
  }
  const letIn = (status >= 200 && status < 300) || [301, 409, 422].includes(status);
  return letIn ? 'in' : status;
}
