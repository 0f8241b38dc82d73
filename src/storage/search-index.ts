import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { SearchDocument, SearchHit, SearchIndex } from '../usecases/ports/search.ts';
import {
  foldedWithPlaces,
  longestTerm,
  longTerms,
  queryOf,
  searchFold,
  termsOf,
  vectorOf,
} from './search-terms.ts';
import { storableText } from './storable.ts';
import type { Tables } from './tables/tables.ts';

/** Folded characters in a part; a tsvector holds at most a megabyte. */
const partLength = 40_000;
/** Totals are exact below. */
const most = 1000;
const rowsAtOnce = 20;
/** Characters of a snippet before and behind what was found. */
const snippetBefore = 30;
const snippetLength = 120;

/** The index of what is public, on a database or a transaction. */
export function searchIndex(db: Kysely<Tables>): SearchIndex {
  return {
    index: async (documents) => {
      for (const [regionId, own] of Map.groupBy(documents, (each) => each.regionId)) {
        await remove(
          db,
          regionId,
          own.map(({ documentId }) => documentId),
        );
        const rows = own.flatMap(rowsOf);
        for (let first = 0; first < rows.length; first += rowsAtOnce) {
          await db
            .insertInto('search_document')
            .values(rows.slice(first, first + rowsAtOnce))
            .execute();
        }
      }
    },
    remove: (regionId, documentIds) => remove(db, regionId, documentIds),
    query: async (regionId, words, filter, { limit, offset }) => {
      const terms = termsOf(words);
      if (terms.length === 0) return { hits: [], total: 0 };
      const { inTitle, inText, inParts } = conditions(storableText(regionId), terms, filter);
      const reach = Math.min(offset, most) + limit;
      const list = (where: RawBuilder<unknown>, rows: number) => sql`(
        select d.document_id as "documentId", d.kind, d.title, d.day, d.link
        from search_document d where ${where} order by d.day desc, d.document_id limit ${rows})`;
      const { rows: byTitle } = await list(inTitle, reach).$castTo<Found>().execute(db);
      const left = reach - byTitle.length;
      // Where titles fill the page the texts are not asked; what is found by its title is not found again.
      const { rows: byText } =
        left === 0
          ? { rows: [] }
          : await sql<Found>`select * from (
              ${list(sql`${inText} and not (${inTitle})`, left)}
              union all ${list(sql`${inParts} and not (${inTitle})`, left)}) h
              order by h.day desc, h."documentId" limit ${left}`.execute(db);
      const rows = [...byTitle, ...byText].slice(offset, offset + limit);
      // Every text holds its title: counting the texts counts all.
      const { rows: counted } = await sql<{ total: number }>`
        select count(*) as total from (
          (select 1 from search_document d where ${inText} limit ${most})
          union all (select 1 from search_document d where ${inParts} limit ${most})
          limit ${most}) counted`.execute(db);
      return {
        hits: await withSnippets(db, storableText(regionId), terms, rows),
        total: counted[0]!.total,
      };
    },
  };
}

type Found = Omit<SearchHit, 'snippet'>;

const kindTag = (kind: string): string => `kind ${kind}`;
const agencyTag = (agencyId: string): string => `agency ${agencyId}`;

/** Conditions on `search_document d`, one row for each document: by title; by a text of one part; by one of several. */
function conditions(
  regionId: string,
  terms: readonly string[],
  { kind, agencyId }: { readonly kind?: string; readonly agencyId?: string },
) {
  const tags = [
    regionId,
    ...(kind === undefined ? [] : [kindTag(storableText(kind))]),
    ...(agencyId === undefined ? [] : [agencyTag(storableText(agencyId))]),
  ];
  const all = queryOf(tags, terms);
  const here = sql`d.region_id = ${regionId} and d.part = 0`;
  const spelt = (column: string, own: readonly string[]) =>
    longTerms(own).map((term) => sql`and strpos(${sql.ref(column)}, ${term}) > 0`);
  const eachSomewhere = terms.map(
    (term) => sql`and exists (select 1 from search_document p
      where p.region_id = d.region_id and p.document_id = d.document_id
        and p.body_tv @@ ${queryOf(tags, [term])}::tsquery ${join(spelt('p.body_words', [term]))})`,
  );
  return {
    inTitle: sql`${here} and d.title_tv @@ ${all}::tsquery ${join(spelt('d.title_words', terms))}`,
    inText: sql`${here} and d.parts = 1 and d.body_tv @@ ${all}::tsquery ${join(spelt('d.body_words', terms))}`,
    inParts: sql`${here} and d.parts > 1 ${join(eachSomewhere)}`,
  };
}

const join = (pieces: readonly RawBuilder<unknown>[]): RawBuilder<unknown> =>
  pieces.length === 0 ? sql`` : sql.join(pieces, sql` `);

function rowsOf(document: SearchDocument) {
  const title = storableText(document.title);
  const titleWords = searchFold(title);
  const tags = [
    document.regionId,
    kindTag(document.kind),
    ...(document.agencyId === null ? [] : [agencyTag(document.agencyId)]),
  ];
  const parts = partsOf(storableText(document.text));
  return parts.map(({ text, folded }, part) => {
    const pieces = part === 0 ? [titleWords, folded] : [folded];
    return {
      region_id: document.regionId,
      document_id: storableText(document.documentId),
      part,
      parts: parts.length,
      kind: document.kind,
      agency_id: document.agencyId,
      title,
      text,
      day: document.day,
      link: storableText(document.link),
      title_words: titleWords,
      body_words: pieces.join(' '),
      title_tv: vectorOf(tags, titleWords),
      body_tv: vectorOf(tags, ...pieces),
    };
  });
}

/** A text in parts that overlap by the longest word, so that no word is torn. */
function partsOf(text: string): readonly { readonly text: string; readonly folded: string }[] {
  const { folded, places } = foldedWithPlaces(text);
  if (folded.length <= partLength) return [{ text, folded }];
  const parts: { readonly text: string; readonly folded: string }[] = [];
  for (let from = 0; from < folded.length; from += partLength) {
    const start = wholeCharacter(folded, from);
    const end = wholeCharacter(folded, Math.min(from + partLength + 2 * longestTerm, folded.length));
    parts.push({
      text: text.slice(start === 0 ? 0 : places[start], end === folded.length ? text.length : places[end]),
      folded: folded.slice(start, end),
    });
    if (end === folded.length) break;
  }
  return parts;
}

/** The place itself, or one before when it lies within a character of two code units. */
function wholeCharacter(text: string, place: number): number {
  const code = text.charCodeAt(place);
  return code >= 0xdc00 && code <= 0xdfff ? place - 1 : place;
}

async function remove(db: Kysely<Tables>, regionId: string, documentIds: readonly string[]): Promise<void> {
  if (documentIds.length === 0) return;
  await db
    .deleteFrom('search_document')
    .where('region_id', '=', regionId)
    .where('document_id', 'in', documentIds.map(storableText))
    .execute();
}

/** Hits with the place in the text where the first word stands; the beginning, where only the title has it. */
async function withSnippets(
  db: Kysely<Tables>,
  regionId: string,
  terms: readonly string[],
  found: readonly Found[],
): Promise<readonly SearchHit[]> {
  if (found.length === 0) return [];
  const rows = await db
    .selectFrom('search_document')
    .select(['document_id', 'text'])
    .where('region_id', '=', regionId)
    .where(
      'document_id',
      'in',
      found.map(({ documentId }) => documentId),
    )
    .orderBy('document_id')
    .orderBy('part')
    .execute();
  const texts = Map.groupBy(rows, (row) => row.document_id);
  return found.map(({ documentId, kind, title, day, link }) => {
    const parts = (texts.get(documentId) ?? []).map(({ text }) => text);
    let snippet: string | null = null;
    for (const text of parts) snippet ??= snippetOf(text, terms);
    snippet ??= (parts[0] ?? '').slice(0, snippetLength);
    return { documentId, kind, title, day, link, snippet: oneLine(snippet) };
  });
}

/** The words around the first term that the text holds; null: it holds none. */
function snippetOf(text: string, terms: readonly string[]): string | null {
  const { folded, places } = foldedWithPlaces(text);
  const at = terms.map((term) => folded.indexOf(term)).filter((place) => place >= 0);
  if (at.length === 0) return null;
  const place = places[Math.min(...at)]!;
  const start = Math.max(0, place - snippetBefore);
  const cut = text.slice(start, start + snippetLength).toWellFormed();
  return `${start === 0 ? '' : '…'}${cut}${start + snippetLength < text.length ? '…' : ''}`;
}

const oneLine = (text: string): string => text.replace(/\s+/gu, ' ').trim();
