/** A browser of a citizen without script: keeps its cookies, follows where it is led, fills in forms. */

export interface Page {
  readonly url: string;
  readonly status: number;
  readonly body: string;
}

export interface Citizen {
  get(path: string): Promise<Page>;
  post(
    path: string,
    fields: Readonly<Record<string, string>> | readonly (readonly [string, string])[],
  ): Promise<Page>;
  upload(
    path: string,
    fields: Readonly<Record<string, string>>,
    file: { field: string; name: string; bytes: Uint8Array } | null,
  ): Promise<Page>;
  /** Bytes of a download. */
  download(path: string): Promise<Uint8Array>;
  cookie(name: string): string | undefined;
  /** As another browser would: without what this one was given. */
  forget(): void;
}

export function citizen(url: string): Citizen {
  const jar = new Map<string, string>();
  const headers = () => ({
    Cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; '),
    Origin: url,
    'Sec-Fetch-Site': 'same-origin',
  });
  const keep = (response: Response) => {
    for (const line of response.headers.getSetCookie()) {
      const [name = '', value = ''] = (line.split(';')[0] ?? '').split('=');
      if (value === '') jar.delete(name);
      else jar.set(name, value);
    }
  };
  const follow = async (response: Response, path: string): Promise<Page> => {
    keep(response);
    const to = response.headers.get('location');
    if (response.status >= 300 && response.status < 400 && to !== null) {
      await response.arrayBuffer();
      const next = new URL(to, url + path);
      return get(next.pathname + next.search);
    }
    return { url: path, status: response.status, body: await response.text() };
  };
  const get = async (path: string): Promise<Page> =>
    follow(await fetch(url + path, { redirect: 'manual', headers: headers() }), path);
  const send = async (path: string, body: BodyInit) =>
    follow(await fetch(url + path, { method: 'POST', redirect: 'manual', headers: headers(), body }), path);
  return {
    get,
    post: (path, fields) => send(path, new URLSearchParams(fields as Record<string, string>)),
    upload: (path, fields, file) => {
      const form = new FormData();
      for (const [name, value] of Object.entries(fields)) form.set(name, value);
      if (file !== null) form.set(file.field, new File([file.bytes as BlobPart], file.name));
      return send(path, form);
    },
    download: async (path) => {
      const response = await fetch(url + path, { redirect: 'manual', headers: headers() });
      keep(response);
      if (response.status !== 200) throw new Error(`${path}: ${response.status}`);
      return new Uint8Array(await response.arrayBuffer());
    },
    cookie: (name) => jar.get(name),
    forget: () => jar.clear(),
  };
}

/** The form from the first step to the last, for somebody who asks one thing of agency 1103. */
export async function fillIn(
  browser: Citizen,
  regionId: string,
  more: {
    readonly agencyId?: string;
    readonly title?: string;
    readonly description?: string;
    readonly name?: string;
    readonly publish?: boolean;
  } = {},
): Promise<Page> {
  const here = `/regions/${regionId}/requests/new`;
  await browser.post(here, { agencyId: '' });
  await browser.post(`${here}/agency`, { agencyId: more.agencyId ?? '1103' });
  await browser.post(`${here}/content`, {
    title: more.title ?? '城北片区征地补偿标准的批复',
    description: more.description ?? '2025 年城北片区集体土地征收补偿安置标准的批复文件，文号不详。',
  });
  await browser.post(`${here}/similar`, {});
  await browser.post(`${here}/kind`, [
    ['shown', 'kind'],
    ['kind', 'person'],
  ]);
  const person: readonly (readonly [string, string])[] = [
    ['name', more.name ?? '田大娘'],
    ['paper', 'resident-card'],
    ['identityNumber', '11010519491231002X'],
    ['phone', '13800005678'],
    ['email', 'tian@example.test'],
    ['address', '青禾县城关镇稻香巷 3 号'],
    ['postcode', ''],
  ];
  await browser.post(`${here}/applicant`, [...person.map(([field]) => ['shown', field] as const), ...person]);
  await browser.post(`${here}/proof`, {});
  return browser.post(`${here}/form`, [
    ['shown', 'form'],
    ['shown', 'delivery'],
    ['form', 'electronic'],
    ['delivery', 'online'],
    ...(more.publish === true ? ([['agreesToPublish', 'yes']] as const) : []),
  ]);
}

/** Fills in and files; returns 查询码 and number as the receipt shows them. */
export async function fileOne(
  browser: Citizen,
  regionId: string,
  more: Parameters<typeof fillIn>[2] = {},
): Promise<{ readonly code: string; readonly number: string; readonly receipt: Page }> {
  await fillIn(browser, regionId, more);
  const receipt = await browser.post(`/regions/${regionId}/requests/new/check`, {});
  const code = /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(receipt.body)?.[0] ?? '';
  const number = /[^\s<>]+申〔\d{4}〕\d+号/.exec(receipt.body)?.[0] ?? '';
  return { code, number, receipt };
}
