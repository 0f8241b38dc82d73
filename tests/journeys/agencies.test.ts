import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { showAgency } from '../../src/usecases/agencies/show-agency.ts';
import { addDirectory, directoryTexts, must } from '../support/directory.ts';
import { addAgencies, anAgency } from '../support/people.ts';
import { addRegion, aStaff, otherRegion, testRegion } from '../support/staff.ts';
import { startWorkbench, type Visitor, type Workbench } from '../support/workbench.ts';

let bench: Workbench;
let desk: Visitor;
let clerk: Visitor;
let head: Visitor;
let inspector: Visitor;
let system: Visitor;
let auditor: Visitor;
let stranger: Visitor;

const home = `/regions/${testRegion}/agencies`;

beforeAll(async () => {
  bench = await startWorkbench();
  await addRegion(bench.staff);
  await addRegion(bench.staff, otherRegion, '另一县');
  await addDirectory(bench.staff);
  await addAgencies(bench.staff, anAgency('9001', { regionId: otherRegion, name: '另一县财政局' }));
  const region = (role: 'county-desk' | 'inspector' | 'system-administrator' | 'audit-administrator') => [
    { role, agencyId: null },
  ];
  desk = await bench.person({ accountId: 'desk', name: '周明远', roles: region('county-desk') });
  clerk = await bench.person({
    accountId: 'clerk',
    name: '陈小雨',
    agencyId: '1101',
    roles: [{ role: 'clerk', agencyId: '1101' }],
  });
  head = await bench.person({
    accountId: 'head',
    name: '何主任',
    agencyId: '1102',
    roles: [{ role: 'office-head', agencyId: '1102' }],
  });
  inspector = await bench.person({ accountId: 'inspector', roles: region('inspector') });
  system = await bench.person({ accountId: 'system', roles: region('system-administrator') });
  auditor = await bench.person({ accountId: 'auditor', roles: region('audit-administrator') });
  stranger = await bench.person({
    accountId: 'stranger',
    regionId: otherRegion,
    roles: region('county-desk'),
  });
});
afterAll(async () => {
  expect(bench.faults).toEqual([]);
  await bench.stop();
});

const page = async (visitor: Visitor, path: string) => {
  const answer = await visitor.get(path);
  return { status: answer.status, text: await answer.text() };
};
const reader = () => aStaff([{ role: 'county-desk', agencyId: null }]);
const detailOf = async (agencyId: string) =>
  must(await showAgency(bench.staff, reader(), { regionId: testRegion, agencyId }));
const office = (more: Record<string, string> = {}) => ({
  officeName: '办公室',
  head: '林知秋',
  address: '青禾县城关镇信义路 1 号',
  hours: '工作日 8:30–12:00',
  phone: '0000-8881101',
  fax: '无',
  mail: 'gk1101@example.test',
  online: '',
  ...more,
});

describe('the public directory', () => {
  it('lists every agency with a telephone that dials, in the order of the kinds', async () => {
    const { status, text } = await page(bench.nobody, home);
    expect(status).toBe(200);
    for (const { name } of directoryTexts) expect(text).toContain(name);
    expect(text).toContain('href="tel:00008881101"');
    expect(text).toContain('href="tel:00008881103,8012"');
    expect(text.indexOf('县级人民政府')).toBeLessThan(text.indexOf('乡镇人民政府'));
    expect(text).toContain('《政府信息公开条例》第四条');
    expect(text).toContain('共 10 个机关');
  });

  it('finds by name, by telephone and by a function that moved, and says what to do when nothing is found', async () => {
    expect((await page(bench.nobody, `${home}?q=${encodeURIComponent('财政')}`)).text).toContain('找到 2 个');
    expect((await page(bench.nobody, `${home}?q=8882001`)).text).toContain('城关镇人民政府');
    const moved = await page(bench.nobody, `${home}?q=${encodeURIComponent('土地登记')}`);
    expect(moved.text).toContain('青禾县国土资源局');
    const none = await page(bench.nobody, `${home}?q=${encodeURIComponent('<script>alert(1)</script>')}`);
    expect(none.text).toContain('没有找到与“&lt;script>');
    expect(none.text).not.toContain('<script>alert');
    expect(none.text).toContain('12345');
  });

  it('shows the office of an agency: whom to call, where, when, and its internet contact', async () => {
    const { text } = await page(bench.nobody, `${home}/1103`);
    for (const words of ['林知秋', '信义路 3 号', '工作日 8:30–12:00', 'mailto:gk1103@example.test'])
      expect(text).toContain(words);
    expect(text).toContain('href="https://example.test/zrzy"');
    expect(text).toContain('2019年3月1日');
    expect(text).toContain('承接的职能');
    expect(text).toContain(`href="${home}/1104"`);
  });

  it('says on top that an agency has ended, who took over which function, and gives no telephone of it', async () => {
    const { text } = await page(bench.nobody, `${home}/1104`);
    expect(text.indexOf('已撤销，请不要再向它提出申请')).toBeLessThan(text.indexOf('<h2'));
    expect(text).toContain('土地登记');
    expect(text).toContain(`href="${home}/1103"`);
    expect(text).toContain(`href="${home}/1105"`);
    expect(text).toContain('青办发〔2019〕3号');
    expect(text).not.toContain('tel:');
  });

  it('sends people of a 派出机构 without a name of its own to the agency that set it up', async () => {
    const { text } = await page(bench.nobody, `${home}/3002`);
    expect(text).toContain('本机关不单独受理申请');
    expect(text).toContain(`href="${home}/1101"`);
    expect(text).toContain('第十条第二款');
  });

  it('knows nothing of ids of another county, of no county, and of strange texts', async () => {
    for (const path of [`${home}/9001`, '/regions/000000/agencies', `${home}/%00`, `${home}/%3Cscript%3E`]) {
      expect([path, (await page(bench.nobody, path)).status]).toEqual([path, 404]);
    }
  });

  it('lets people choose where several counties have one', async () => {
    const { text } = await page(bench.nobody, '/agencies');
    expect(text).toContain('另一县');
    expect(text).toContain(`href="${home}"`);
  });

  it('stands in the sitemap, on the first page and in the interface', async () => {
    expect((await page(bench.nobody, '/sitemap.xml')).text).toContain(`${home}/1103</loc>`);
    expect((await page(bench.nobody, '/')).text).toContain('找机关电话');
    const answer = await bench.nobody.get(`/api/v1${home}?q=${encodeURIComponent('林业')}`);
    const data = (await answer.json()) as { total: number; agencies: { agencyId: string; office: object }[] };
    expect(data.total).toBe(10);
    expect(data.agencies.map(({ agencyId }) => agencyId)).toEqual(['1105']);
    expect((await bench.nobody.get('/api/v1/regions/000000/agencies')).status).toBe(404);
  });

  it('shows a change at once, though pages are kept', async () => {
    await bench.nobody.get(`${home}/1105`);
    expect((await bench.nobody.get(`${home}/1105`)).headers.get('x-cache')).toBe('hit');
    const { version } = await detailOf('1105');
    const fields = office({ phone: '0000-8889999', version: String(version) });
    expect((await desk.post('/workbench/agencies/1105/office', fields)).status).toBe(303);
    expect((await page(bench.nobody, `${home}/1105`)).text).toContain('tel:00008889999');
  });

  it('changes overnight when an agency ends on a later day', async () => {
    const { version } = await detailOf('1105');
    const fields = {
      version: String(version),
      rows: '1',
      until: '2026-11-23',
      'successions.0.successorId': '1103',
      'successions.0.functionName': '',
      'successions.0.on': '2026-11-23',
      'successions.0.basis': '青办发〔2026〕9号',
    };
    expect((await desk.post('/workbench/agencies/1105/succession', fields)).status).toBe(303);
    expect((await page(bench.nobody, `${home}/1105`)).text).not.toContain('请不要再向它提出申请');
    expect((await bench.nobody.get(home)).headers.get('cache-control')).toBe('no-store');
    // Midnight in Shanghai.
    bench.clock.set('2026-11-22T15:59:00Z');
    expect((await page(bench.nobody, `${home}/1105`)).text).not.toContain('请不要再向它提出申请');
    bench.clock.set('2026-11-22T16:00:00Z');
    expect((await page(bench.nobody, `${home}/1105`)).text).toContain('请不要再向它提出申请');
    bench.clock.set('2026-11-21T01:00:00Z');
  });
});

describe('who may do what', () => {
  const rows = [
    ['nobody', () => bench.nobody, [303, 303, 303, 303, 303, 303, 303]],
    ['county desk', () => desk, [200, 200, 200, 200, 200, 200, 200]],
    ['clerk of this agency', () => clerk, [200, 403, 403, 200, 403, 403, 403]],
    ['head of another office', () => head, [200, 403, 403, 403, 403, 403, 403]],
    ['inspector', () => inspector, [200, 403, 403, 403, 403, 403, 200]],
    ['system administrator', () => system, [200, 403, 403, 403, 403, 403, 403]],
    ['audit administrator', () => auditor, [403, 403, 403, 403, 403, 403, 403]],
    ['county desk of another county', () => stranger, [404, 200, 404, 404, 404, 200, 200]],
  ] as const;
  const paths = ['1101', 'new', '1101/edit', '1101/office', '1101/succession', 'import', 'export.csv'];

  it.each(rows)('%s', async (_who, visitor, expected) => {
    const found = [];
    for (const path of paths) found.push((await visitor().get(`/workbench/agencies/${path}`)).status);
    expect(found).toEqual(expected);
  });

  it.each(rows)('%s: sending the form decides the same', async (_who, visitor, expected) => {
    const found = [];
    for (const path of ['new', '1101/edit', '1101/office', '1101/succession'])
      found.push((await visitor().post(`/workbench/agencies/${path}`, {})).status);
    // Whoever may gets the form back, for nothing was filled in; or is told that the version is missing.
    const [, ...wanted] = expected;
    const answers = { 200: [422, 409], 303: [303], 403: [403], 404: [404] } as const;
    expect(found).toHaveLength(4);
    found.forEach((status, at) => {
      expect(answers[wanted[at]!]).toContain(status);
    });
  });

  it('shows buttons only to whom they are allowed', async () => {
    const words = ['登记新机关', '导入', 'export.csv'];
    const shown = async (visitor: Visitor) => {
      const { text } = await page(visitor, '/workbench/agencies');
      return words.filter((word) => text.includes(word));
    };
    expect(await shown(desk)).toEqual(words);
    expect(await shown(clerk)).toEqual([]);
    expect(await shown(inspector)).toEqual(['export.csv']);
    expect((await page(clerk, '/workbench/agencies/1101')).text).toContain('修改公开工作机构</a>');
    expect((await page(clerk, '/workbench/agencies/1102')).text).not.toContain('修改公开工作机构</a>');
  });

  it('strange ids are answered as if they did not exist', async () => {
    for (const id of [
      '%00',
      '%3Cscript%3E',
      '9001',
      'x'.repeat(3000),
      "1101'--",
      'import/%00',
      'import/nothing',
    ]) {
      const path = `/workbench/agencies/${id}`;
      expect([id.slice(0, 20), (await desk.get(path)).status]).toEqual([id.slice(0, 20), 404]);
    }
  });

  it('another county sees its own agencies alone', async () => {
    const { text } = await page(stranger, '/workbench/agencies');
    expect(text).toContain('另一县财政局');
    expect(text).not.toContain('青禾县财政局');
  });

  it('nothing is changed from another site', async () => {
    const answer = await fetch(`${bench.url}/workbench/agencies/1101/office`, {
      method: 'POST',
      headers: { Cookie: desk.cookie, Origin: 'https://elsewhere.test' },
      body: new URLSearchParams(office()),
    });
    expect(answer.status).toBe(403);
  });
});

describe('forms', () => {
  it('filter by words, kind and state in the address bar', async () => {
    const found = async (query: string) => {
      const { text } = await page(desk, `/workbench/agencies?${query}`);
      return [...text.matchAll(/<small>(\d{4})/g)].map((match) => match[1]);
    };
    expect(await found('kind=town')).toEqual(['2001', '2002']);
    expect(await found('state=ended')).toEqual(['1104']);
    expect(await found(`q=${encodeURIComponent('财政')}&kind=dispatched`)).toEqual(['3002']);
    expect(await found('state=nonsense&kind=nonsense')).toEqual([]);
  });

  it('register an agency whose name is hostile, and show it as plain text everywhere', async () => {
    const name = `<script>alert("1")</script>'局`;
    const fields = {
      ...office({ phone: '0000-8887001' }),
      agencyId: 'x-77',
      name,
      shortName: `=HYPERLINK("x")`,
      kind: 'department',
      regionId: otherRegion,
    };
    const answer = await desk.post('/workbench/agencies/new', fields);
    expect([answer.status, answer.headers.get('location')]).toEqual([
      303,
      '/workbench/agencies/X-77?done=registered',
    ]);
    for (const path of [
      `/workbench/agencies/X-77?done=registered`,
      '/workbench/agencies',
      `${home}/X-77`,
      home,
    ]) {
      const { text } = await page(desk, path);
      expect(text).not.toContain('<script>alert');
      expect(text).toContain('&lt;script>alert(');
    }
    const csv = await (await desk.get('/workbench/agencies/export.csv')).text();
    expect(csv).not.toMatch(/(^|,|"|\n)=HYPERLINK/m);
    expect(csv).toContain('HYPERLINK');
  });

  it('come back as typed, each problem at its field, and nothing is kept', async () => {
    const fields = { agencyId: '1101', name: '重复<b>', kind: 'department', phone: '没有"号码' };
    const answer = await desk.post('/workbench/agencies/new', fields);
    const text = await answer.text();
    expect(answer.status).toBe(422);
    expect(text).toContain('这个机关代码已经用过');
    expect(text).toContain('value="重复&lt;b>"');
    expect(text).toContain('id="phone-problem"');
    expect(text).toContain('href="#phone"');
    expect((await page(desk, '/workbench/agencies?q=重复')).text).toContain('没有符合条件的机关');
  });

  it('a clerk changes the office of their own agency and nothing else of it', async () => {
    const { version, agency } = await detailOf('1101');
    const fields = { ...office({ head: '王立' }), version: String(version), name: '改名局', kind: 'town' };
    expect((await clerk.post('/workbench/agencies/1101/office', fields)).status).toBe(303);
    const now = await detailOf('1101');
    expect(now.agency).toEqual({ ...agency, office: { ...now.agency.office, head: '王立' } });
    const { text } = await page(desk, '/workbench/agencies/1101');
    expect(text).toContain('陈小雨');
    expect(text).toMatch(/<del>林知秋<\/del>.*<ins>王立<\/ins>/s);
  });

  it('whoever was slower sees what changed meanwhile, keeps what was typed, and may send it again', async () => {
    const { version } = await detailOf('1102');
    const slow = { ...office({ address: '慢慢写的地址 1 号' }), version: String(version) };
    const quick = { ...office({ head: '快手' }), version: String(version) };
    expect((await head.post('/workbench/agencies/1102/office', quick)).status).toBe(303);
    const answer = await desk.post('/workbench/agencies/1102/office', slow);
    const text = await answer.text();
    expect(answer.status).toBe(409);
    expect(text).toContain('您填写期间，这个机关已被别人改过');
    expect(text).toContain('何主任');
    expect(text).toContain('<ins>快手</ins>');
    expect(text).toContain('value="慢慢写的地址 1 号"');
    const next = /name="version" value="(\d+)"/.exec(text)![1]!;
    expect(Number(next)).toBeGreaterThan(version);
    expect((await desk.post('/workbench/agencies/1102/office', { ...slow, version: next })).status).toBe(303);
    expect((await detailOf('1102')).agency.office.address).toBe('慢慢写的地址 1 号');
  });

  it('a reorganisation: more rows are added without losing what was typed; a wrong row says which', async () => {
    const { version } = await detailOf('2002');
    const typed = {
      version: String(version),
      rows: '3',
      'successions.1.functionName': '农村道路',
      'successions.1.successorId': '2001',
    };
    const more = await (
      await desk.post('/workbench/agencies/2002/succession', { ...typed, more: 'yes' })
    ).text();
    expect(more).toContain('name="successions.5.on"');
    expect(more).toContain('value="农村道路"');
    const wrong = await desk.post('/workbench/agencies/2002/succession', typed);
    expect(wrong.status).toBe(422);
    expect(await wrong.text()).toContain('id="successions.1.on-problem"');
    const right = {
      ...typed,
      'successions.1.on': '2026-01-01',
      'successions.1.basis': '青办发〔2026〕1号',
    };
    expect((await desk.post('/workbench/agencies/2002/succession', right)).status).toBe(303);
    expect((await page(bench.nobody, `${home}/2001`)).text).toContain('农村道路');
  });
});

describe('import', () => {
  const heading =
    '机关代码,机关名称,机关简称,机关类别,公开工作机构,公开工作机构负责人,办公地址,办公时间,联系电话,传真号码,电子邮箱';
  const row = (id: string, name: string, phone: string) =>
    `${id},${name},${name},政府部门,办公室,李红,青禾县城关镇 8 号,工作日,${phone},无,gk@example.test`;
  const upload = async (visitor: Visitor, ...lines: string[]) => {
    const answer = await visitor.upload(
      '/workbench/agencies/import',
      '名录.csv',
      [heading, ...lines].join('\n'),
    );
    expect(answer.status).toBe(303);
    return answer.headers.get('location')!;
  };

  it('previews, is confirmed by the same person only, and says what was done', async () => {
    const location = await upload(desk, row('1201', '青禾县教育局', '0000-8881201'));
    const preview = await page(desk, location);
    expect(preview.text).toContain('确认导入：新增 1 个，修改 0 个');
    expect(preview.text).toContain('青禾县教育局');
    expect(preview.text).toContain('文件里没有的');
    expect((await page(bench.nobody, `${home}/1201`)).status).toBe(404);
    expect((await clerk.get(location)).status).toBe(403);
    expect((await stranger.post(location, {})).status).toBe(404);
    const done = await desk.post(location, {});
    expect(done.status).toBe(303);
    expect((await page(desk, done.headers.get('location')!)).text).toContain('新增 1 个机关，修改 0 个机关');
    expect((await page(bench.nobody, `${home}/1201`)).text).toContain('tel:00008881201');
    expect((await desk.post(location, {})).status).toBe(404);
  });

  it('shows each field before and after, and is refused when the directory changed since', async () => {
    const location = await upload(desk, row('1201', '青禾县教育局', '0000-8881299'));
    expect((await page(desk, location)).text).toMatch(/<del>0000-8881201<\/del>.*<ins>0000-8881299<\/ins>/s);
    const { version } = await detailOf('2001');
    const change = await desk.post('/workbench/agencies/2001/office', {
      ...office(),
      version: String(version),
    });
    expect(change.status).toBe(303);
    const late = await desk.post(location, {});
    expect(late.status).toBe(409);
    expect(await late.text()).toContain('请重新上传');
    expect((await detailOf('1201')).agency.office.phone).toBe('0000-8881201');
  });

  it('names row and column of what is wrong and offers no confirmation', async () => {
    const location = await upload(desk, row('1202', '=HYPERLINK("x")', '12'));
    const { text } = await page(desk, location);
    expect(text).toContain('第 2 行');
    expect(text).toContain('I 列');
    expect(text).not.toContain('确认导入');
    expect((await desk.post(location, {})).status).toBe(422);
  });

  it('says what is wrong with a file: none, damaged; and reads nothing of whoever may not', async () => {
    const send = async (visitor: Visitor, name: string, bytes: string) => {
      const answer = await visitor.upload('/workbench/agencies/import', name, bytes);
      return [answer.status, await answer.text()] as const;
    };
    const [none, words] = await send(desk, '空.csv', '');
    expect(none).toBe(422);
    expect(words).toContain('请先选择名录文件');
    const [broken, damaged] = await send(desk, '名录.xlsx', 'PK\x03\x04 and then nothing');
    expect(broken).toBe(422);
    expect(damaged).toContain('什么都没有改动');
    expect((await send(inspector, '名录.csv', heading))[0]).toBe(403);
    expect((await send(bench.nobody, '名录.csv', heading))[0]).toBe(303);
  });

  it('gives an empty sheet to fill in, which can be uploaded', async () => {
    const csv = await (await desk.get('/workbench/agencies/import/template.csv')).text();
    expect(csv).toContain('机关代码,机关名称');
    const xlsx = await desk.get('/workbench/agencies/import/template.xlsx');
    expect(xlsx.headers.get('content-disposition')).toMatch(/^attachment; .*\.xlsx/);
    expect(
      Buffer.from(await xlsx.arrayBuffer())
        .subarray(0, 2)
        .toString(),
    ).toBe('PK');
    expect((await clerk.get('/workbench/agencies/import/template.csv')).status).toBe(403);
  });

  it('an exported sheet changes nothing when it is imported again', async () => {
    for (const format of ['csv', 'xlsx']) {
      const file = await desk.get(`/workbench/agencies/export.${format}`);
      const bytes = new Uint8Array(await file.arrayBuffer());
      const answer = await desk.upload('/workbench/agencies/import', `名录.${format}`, bytes);
      const { text } = await page(desk, answer.headers.get('location')!);
      expect(text).toContain('文件和名录完全一样');
    }
  });

  it('refuses a file that is too large before reading all of it', async () => {
    const bytes = 'a'.repeat(1024 * 1024 + 200_000);
    const answer = await desk.upload('/workbench/agencies/import', '大.csv', bytes);
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain('不能超过 1 MB');
  });
});
