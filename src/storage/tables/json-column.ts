import type { ColumnType } from 'kysely';

/** A jsonb column: read as the value, written as JSON text (`pg` would turn a bare array into a PostgreSQL array). */
export type JsonColumn<T> = ColumnType<
  T,
  null extends T ? string | null : string,
  null extends T ? string | null : string
>;
