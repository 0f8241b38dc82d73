import fc from 'fast-check';
import { sql } from 'kysely';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { eachDatabase } from '../../tests/support/databases.ts';
import { addRegion, otherRegion, testRegion, testStaffDeps } from '../../tests/support/staff.ts';
import type { SearchDocument, SearchIndex } from '../usecases/ports/search.ts';
import type { Database } from './open-database.ts';
import { searchFold, termsOf } from './search-terms.ts';

const document = (documentId: string, more: Partial<SearchDocument> = {}): SearchDocument => ({
  regionId: testRegion,
  documentId,
  kind: 'report',
  title: '',
  text: '',
  day: '2026-01-01',
  link: `/reports/${documentId}`,
  agencyId: null,
  ...more,
});

/** Few characters, so that chance repeats them: traditional, full-width, rare, of two units, and marks that vanish. */
const units = [...'政府信息公開开申请補补偿償Ａaｂb１12〔〕（），。 \n𠮷龘'];
const text = (maxLength: number) =>
  fc.array(fc.constantFrom(...units), { maxLength }).map((characters) => characters.join(''));

eachDatabase((_name, open) => {
  let database: Database;
  let search: SearchIndex;
  const all = { limit: 100, offset: 0 };
  const found = async (words: string, filter: Parameters<SearchIndex['query']>[2] = {}, page = all) =>
    (await search.query(testRegion, words, filter, page)).hits.map(({ documentId }) => documentId);
  beforeAll(async () => {
    database = await open();
    const deps = testStaffDeps(database);
    search = deps.storage.search;
    await addRegion(deps);
    await addRegion(deps, otherRegion, '另一县');
  });
  beforeEach(async () => {
    await sql`delete from search_document`.execute(database.kysely);
  });

  it('finds whatever stands in a text, and nothing that does not', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ title: text(6), text: text(40) }), { minLength: 1, maxLength: 12 }),
        fc.array(text(5), { minLength: 1, maxLength: 2 }),
        async (documents, words) => {
          await sql`delete from search_document`.execute(database.kysely);
          await search.index(documents.map((each, at) => document(`d${at}`, each)));
          const query = words.join(' ');
          const terms = termsOf(query);
          const expected = documents.flatMap((each, at) => {
            const own = [searchFold(each.title), searchFold(each.text)];
            const fits = terms.length > 0 && terms.every((term) => own.some((part) => part.includes(term)));
            return fits ? [`d${at}`] : [];
          });
          const result = await search.query(testRegion, query, {}, all);
          expect(result.hits.map(({ documentId }) => documentId).sort()).toEqual(expected.sort());
          expect(result.total).toBe(expected.length);
        },
      ),
      { numRuns: 80 },
    );
  });

  it('finds in a long text what stands anywhere in it, also where it was split', async () => {
    const filler = (from: number, length: number) =>
      Array.from({ length }, (_, at) => String.fromCodePoint(0x4e00 + ((from + at * 7) % 5000))).join('');
    const long = `${filler(0, 39_990)}横跨分段之处的一句话${filler(3, 45_000)}末尾的𠮷字`;
    await search.index([
      document('long', { title: '长文', text: long }),
      document('short', { text: '末尾' }),
    ]);
    expect(await found('横跨分段之处的一句话')).toEqual(['long']);
    expect(await found('末尾的𠮷字')).toEqual(['long']);
    expect(await found('横跨 末尾的')).toEqual(['long']);
    expect(await found('长文 末尾')).toEqual(['long']);
    expect((await search.query(testRegion, '末尾', {}, all)).total).toBe(2);
    for (const place of [39_950, 39_999, 40_100, 84_000]) {
      expect(await found(long.slice(place, place + 64))).toEqual(['long']);
    }
    const [hit] = (await search.query(testRegion, '横跨分段', {}, all)).hits;
    expect(hit!.snippet).toContain('横跨分段之处的一句话');
  });

  describe('the order', () => {
    beforeEach(async () => {
      await search.index([
        document('old-title', { title: '防汛预案', day: '2020-01-01' }),
        document('new-title', {
          title: '二〇二五年防汛预案',
          day: '2025-01-01',
          kind: 'answer',
          agencyId: 'a1',
        }),
        document('old-text', { title: '甲', text: '关于防汛预案的答复', day: '2021-01-01', kind: 'answer' }),
        document('new-text', { title: '乙', text: '防汛预案', day: '2026-01-01', agencyId: 'a2' }),
        document('else', { title: '预案', text: '防汛', day: '2026-02-01' }),
        document('there', { regionId: otherRegion, title: '防汛预案' }),
      ]);
    });

    it('is titles first, then texts, each newest first; other counties are apart', async () => {
      expect(await found('防汛预案')).toEqual(['new-title', 'old-title', 'new-text', 'old-text']);
      expect(await found('防汛 预案')).toEqual(['new-title', 'old-title', 'else', 'new-text', 'old-text']);
      expect((await search.query(otherRegion, '防汛预案', {}, all)).hits).toHaveLength(1);
    });

    it('goes on page by page', async () => {
      const pages = [0, 2, 4].map((offset) => found('防汛预案', {}, { limit: 2, offset }));
      expect(await Promise.all(pages)).toEqual([['new-title', 'old-title'], ['new-text', 'old-text'], []]);
    });

    it('keeps to a kind and an agency', async () => {
      expect(await found('防汛预案', { kind: 'answer' })).toEqual(['new-title', 'old-text']);
      expect(await found('防汛预案', { agencyId: 'a2' })).toEqual(['new-text']);
      expect(await found('防汛预案', { kind: 'answer', agencyId: 'a1' })).toEqual(['new-title']);
      expect(await found('防汛预案', { kind: 'none' })).toEqual([]);
    });

    it('finds a single character wherever it stands', async () => {
      expect(await found('案')).toHaveLength(5);
      expect(await found('防')).toHaveLength(5);
      expect(await found('甲')).toEqual(['old-text']);
    });

    it('forgets what is removed, and knows the newest version of a text only', async () => {
      await search.remove(testRegion, ['old-title', 'there']);
      await search.index([document('new-text', { text: '抗旱' })]);
      expect(await found('防汛预案')).toEqual(['new-title', 'old-text']);
      expect(await found('抗旱')).toEqual(['new-text']);
      expect((await search.query(otherRegion, '防汛预案', {}, all)).total).toBe(1);
    });
  });

  it('shows the words around what was found, and the beginning where the title alone has it', async () => {
    const before = '前'.repeat(80);
    await search.index([
      document('a', { title: '甲', text: `${before}關於 征地\n補償的標準${'后'.repeat(200)}` }),
      document('b', { title: '征地补偿', text: '正文从这里开始' }),
    ]);
    const { hits } = await search.query(testRegion, '征地补偿', {}, all);
    expect(hits.map(({ snippet }) => snippet)).toEqual([
      '正文从这里开始',
      expect.stringMatching(/^…前{27}關於 征地 補償的標準后+…$/),
    ]);
  });

  it('counts up to a thousand', async () => {
    await search.index(Array.from({ length: 1040 }, (_, at) => document(`d${at}`, { text: '公开指南' })));
    const { total, hits } = await search.query(testRegion, '公开指南', {}, { limit: 20, offset: 0 });
    expect([total, hits.length]).toEqual([1000, 20]);
    expect(await found('指南', {}, { limit: 20, offset: 990 })).toHaveLength(20);
    expect(await found('指南', {}, { limit: 20, offset: 1020 })).toEqual([]);
    expect((await search.query(testRegion, '', {}, all)).total).toBe(0);
  });

  it('is not led astray by marks of the query language', async () => {
    await search.index([document('a', { title: `it's a \\ test & (x) | !y :*`, text: '甲' })]);
    expect(await found(`it's`)).toEqual(['a']);
    expect(await found('test | x')).toEqual(['a']);
    await search.index([document('b', { title: 'its test', text: '甲' })]);
    expect(await found('\\ & | ! :* ( )')).toEqual(['a']);
    expect(await found('test&(x)')).toEqual(['a']);
    expect(await found('\ud800\0')).toEqual([]);
  });
});
