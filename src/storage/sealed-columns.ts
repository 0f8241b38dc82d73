/** Which columns hold sealed texts. A test compares this list with the tables: none can be forgotten. */
import { type Kysely, sql } from 'kysely';
import {
  caseFileNamesPlace,
  caseFilePiecePlace,
  codeSecretPlace,
  deliveryPlace,
  gatewayPlace,
  mailboxPlace,
  personalPlace,
  requestDraftPlace,
  takenMailPlace,
} from '../domain/personal-data/sealed-place.ts';
import type { Tables } from './tables/tables.ts';

export interface SealedColumn {
  readonly table: keyof Tables & string;
  readonly column: string;
  /** Columns of the primary key, in its order. */
  readonly key: readonly string[];
  /** Columns that the place is made of. */
  readonly placeOf: readonly string[];
  readonly place: (...values: string[]) => string;
  /** Column that names the key beside the text, where there is one. */
  readonly keyColumn?: string;
}

export const sealedColumns: readonly SealedColumn[] = [
  {
    table: 'personal_datum',
    column: 'sealed',
    key: ['region_id', 'datum_id'],
    placeOf: ['region_id', 'owner_kind', 'owner_id', 'field'],
    place: personalPlace as (...values: string[]) => string,
    keyColumn: 'key_id',
  },
  {
    table: 'credential',
    column: 'code_secret',
    key: ['region_id', 'account_id'],
    placeOf: ['region_id', 'account_id'],
    place: codeSecretPlace as (...values: string[]) => string,
  },
  {
    table: 'delivery',
    column: 'sealed_text',
    key: ['region_id', 'delivery_id'],
    placeOf: ['region_id', 'delivery_id'],
    place: deliveryPlace as (...values: string[]) => string,
  },
  {
    table: 'gateway',
    column: 'sealed_key',
    key: ['region_id'],
    placeOf: ['region_id'],
    place: gatewayPlace as (...values: string[]) => string,
  },
  {
    table: 'case_file',
    column: 'sealed_names',
    key: ['region_id', 'file_id'],
    placeOf: ['region_id', 'file_id'],
    place: caseFileNamesPlace as (...values: string[]) => string,
  },
  {
    table: 'case_file_piece',
    column: 'sealed',
    key: ['region_id', 'file_id', 'piece'],
    placeOf: ['region_id', 'file_id', 'piece'],
    place: caseFilePiecePlace as (...values: string[]) => string,
  },
  {
    table: 'mailbox',
    column: 'sealed_settings',
    key: ['region_id'],
    placeOf: ['region_id'],
    place: mailboxPlace as (...values: string[]) => string,
  },
  {
    table: 'taken_mail',
    column: 'sealed_head',
    key: ['region_id', 'mail_id'],
    placeOf: ['region_id', 'mail_id'],
    place: takenMailPlace as (...values: string[]) => string,
  },
  {
    table: 'request_draft',
    column: 'sealed_document',
    key: ['region_id', 'draft_id'],
    placeOf: ['region_id', 'draft_id'],
    place: requestDraftPlace as (...values: string[]) => string,
  },
];

/** Ids of the keys without which something in the database could not be opened. */
export async function keysInDatabase(db: Kysely<Tables>): Promise<readonly string[]> {
  const keys = new Set<string>();
  for (const { table, column } of sealedColumns) {
    const { rows } = await sql<{ key: string }>`
      select distinct split_part(${sql.ref(column)}, '.', 2) as key from ${sql.table(table)}
      where ${sql.ref(column)} like 'v1.%'`.execute(db);
    for (const { key } of rows) keys.add(key);
  }
  return [...keys].sort();
}

/** Does the database hold anything that a lost key would make unreadable? */
export async function hasSealedData(db: Kysely<Tables>): Promise<boolean> {
  return (await keysInDatabase(db)).length > 0;
}
