/** A browser of a drill: cookies, an address of its own, and the forms of the workbench as people send them. */
import { codeAt, goodPassword, type Person } from '../support/sign-in.ts';

let addresses = 0;

export class Browser {
  url: string;
  readonly #cookies = new Map<string, string>();
  /** Tries to sign in are counted by address; each browser comes from another one. */
  readonly #address = `198.51.${100 + (addresses >> 8)}.${addresses++ & 255}`;

  constructor(url: string) {
    this.url = url;
  }

  /** Whoever goes on at another server of the same site takes the cookies along. */
  at(url: string): this {
    this.url = url;
    return this;
  }

  async #send(path: string, init: RequestInit): Promise<Response> {
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = {
      Cookie: cookie,
      Origin: this.url,
      'Sec-Fetch-Site': 'same-origin',
      'X-Forwarded-For': this.#address,
    };
    const answer = await fetch(this.url + path, { ...init, headers, redirect: 'manual' });
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === '') this.#cookies.delete(name);
      else this.#cookies.set(name, value);
    }
    return answer;
  }

  get(path: string): Promise<Response> {
    return this.#send(path, {});
  }

  async text(path: string): Promise<string> {
    const answer = await this.get(path);
    if (answer.status !== 200) throw new Error(`GET ${path}: ${answer.status}`);
    return answer.text();
  }

  post(path: string, fields: Readonly<Record<string, string>> = {}): Promise<Response> {
    return this.#send(path, { method: 'POST', body: new URLSearchParams(fields) });
  }

  upload(path: string, fileName: string, text: string): Promise<Response> {
    const form = new FormData();
    form.set('file', new File([text], fileName));
    return this.#send(path, { method: 'POST', body: form });
  }

  /** Password, then the digits of the app. @param step how many half minutes away the code is taken from: each is good once */
  async signIn(person: Person, step = 0): Promise<Response> {
    const { regionId: region, signInName: name } = person;
    const first = await this.post('/workbench/sign-in', { region, name, password: goodPassword });
    if (first.status !== 303) return first;
    const code = codeAt(person.secret, new Date(Date.now() + step * 30_000));
    return this.post('/workbench/sign-in/code', { code });
  }

  /** The version that a form about an agency carries. */
  async versionOf(agencyId: string): Promise<string> {
    const page = await this.text(`/workbench/agencies/${agencyId}/office`);
    return /name="version" value="(\d+)"/.exec(page)![1]!;
  }
}

/** The contact data of an agency as the form sends it. */
export const officeFields = (head: string, version: string) => ({
  officeName: '办公室',
  head,
  address: '青禾县城关镇信义路 1 号',
  hours: '工作日 8:30–12:00',
  phone: '0000-8881101',
  fax: '无',
  mail: 'gk1101@example.test',
  online: '',
  version,
});
