import { type Kysely, type Selectable, sql } from 'kysely';
import { caseFileNamesPlace, caseFilePiecePlace } from '../domain/personal-data/sealed-place.ts';
import { type CaseFileFacts, type CaseFileStore, caseFileRoof } from '../usecases/ports/case-files.ts';
import type { Sealer } from '../usecases/ports/secrets.ts';
import { storableDate, storableText } from './storable.ts';
import type { CaseFileTable } from './tables/case-files.ts';
import type { Tables } from './tables/tables.ts';

/** Bytes in a piece: a statement that writes some, a cursor that reads some hundred, stays below memory. */
const pieceBytes = 64 * 1024;
const piecesAtOnce = 16;

/** Texts and files of cases, on a database or a transaction. */
export function caseFileStore(db: Kysely<Tables>, sealer: Sealer): CaseFileStore {
  const files = (regionId: string) =>
    db.selectFrom('case_file').selectAll().where('region_id', '=', storableText(regionId));
  const factsOf = (row: Selectable<CaseFileTable>): CaseFileFacts => {
    const names =
      row.sealed_names === null
        ? { title: '', fileName: '' }
        : (JSON.parse(
            sealer.open(row.sealed_names, caseFileNamesPlace(row.region_id, row.file_id)),
          ) as Names);
    return {
      regionId: row.region_id,
      fileId: row.file_id,
      owner: row.owner,
      kind: row.kind,
      title: names.title,
      fileName: names.fileName,
      mediaType: row.media_type,
      size: row.size,
      sha256: row.sha256,
      audience: row.audience,
      createdAt: row.created_at,
      createdBy: row.created_by,
      retainUntil: row.retain_until,
      destroyedAt: row.destroyed_at,
    };
  };
  return {
    add: async (facts, bytes) => {
      if (bytes.length > caseFileRoof) throw new RangeError(`a file of ${bytes.length} bytes`);
      const { regionId, fileId } = facts;
      const names: Names = { title: facts.title, fileName: facts.fileName };
      await db
        .insertInto('case_file')
        .values({
          region_id: regionId,
          file_id: fileId,
          owner: storableText(facts.owner),
          kind: facts.kind,
          sealed_names: sealer.seal(JSON.stringify(names), caseFileNamesPlace(regionId, fileId)),
          media_type: storableText(facts.mediaType),
          size: bytes.length,
          sha256: facts.sha256,
          audience: facts.audience,
          created_at: facts.createdAt,
          created_by: storableText(facts.createdBy),
          retain_until: storableDate(facts.retainUntil ?? null),
          destroyed_at: null,
        })
        .execute();
      const content = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
      const pieces = Math.ceil(content.length / pieceBytes);
      for (let first = 0; first < pieces; first += piecesAtOnce) {
        const rows = Array.from({ length: Math.min(piecesAtOnce, pieces - first) }, (_, at) => {
          const piece = first + at;
          const text = content.subarray(piece * pieceBytes, (piece + 1) * pieceBytes).toString('base64');
          const sealed = sealer.seal(text, caseFilePiecePlace(regionId, fileId, piece));
          return { region_id: regionId, file_id: fileId, piece, sealed };
        });
        await db.insertInto('case_file_piece').values(rows).execute();
      }
    },
    get: async (regionId, fileId) => {
      const row = await files(regionId).where('file_id', '=', storableText(fileId)).executeTakeFirst();
      return row === undefined ? null : factsOf(row);
    },
    open: async (regionId, fileId) => {
      const row = await files(regionId).where('file_id', '=', storableText(fileId)).executeTakeFirst();
      if (row === undefined || row.destroyed_at !== null) return null;
      const pieces = await db
        .selectFrom('case_file_piece')
        .select(['piece', 'sealed'])
        .where('region_id', '=', row.region_id)
        .where('file_id', '=', row.file_id)
        .orderBy('piece')
        .execute();
      const bytes = Buffer.concat(
        pieces.map(({ piece, sealed }) =>
          Buffer.from(sealer.open(sealed, caseFilePiecePlace(row.region_id, row.file_id, piece)), 'base64'),
        ),
      );
      if (bytes.length !== row.size) throw new Error(`file ${fileId}: ${bytes.length} of ${row.size} bytes`);
      return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length);
    },
    listOf: async (regionId, owner) =>
      (
        await files(regionId)
          .where('owner', '=', storableText(owner))
          .orderBy('created_at')
          .orderBy('file_id')
          .execute()
      ).map(factsOf),
    bytesOf: async (regionId, beginning) => {
      const row = await db
        .selectFrom('case_file')
        .select(({ fn }) => fn.coalesce(fn.sum<string>('size'), sql<string>`0`).as('bytes'))
        .where('region_id', '=', storableText(regionId))
        .where('owner', '>=', storableText(beginning))
        .where('owner', '<', storableText(`${beginning}\uFFFD`))
        .executeTakeFirstOrThrow();
      return Number(row.bytes);
    },
    setAudience: async (regionId, fileId, audience) => {
      await db
        .updateTable('case_file')
        .set({ audience })
        .where('region_id', '=', regionId)
        .where('file_id', '=', storableText(fileId))
        .execute();
    },
    move: async (regionId, from, to) => {
      await db
        .updateTable('case_file')
        .set({ owner: storableText(to) })
        .where('region_id', '=', regionId)
        .where('owner', '=', storableText(from))
        .execute();
    },
    destroy: async (regionId, fileIds, at) => {
      if (fileIds.length === 0) return;
      await removePieces(db, regionId, fileIds);
      await db
        .updateTable('case_file')
        .set({ sealed_names: null, destroyed_at: at })
        .where('region_id', '=', regionId)
        .where('file_id', 'in', fileIds.map(storableText))
        .where('destroyed_at', 'is', null)
        .execute();
    },
    retainUntil: async (regionId, owner, day, kinds) => {
      let update = db
        .updateTable('case_file')
        .set({ retain_until: storableDate(day) })
        .where('region_id', '=', regionId)
        .where('owner', '=', storableText(owner))
        .where('destroyed_at', 'is', null);
      if (kinds !== undefined) update = update.where('kind', 'in', [...kinds]);
      await update.execute();
    },
    regionsDue: async (day) =>
      (
        await db
          .selectFrom('case_file')
          .select('region_id')
          .distinct()
          .where('destroyed_at', 'is', null)
          .where('retain_until', '<', day)
          .orderBy('region_id')
          .execute()
      ).map((row) => row.region_id),
    due: async (regionId, day, limit) =>
      (
        await files(regionId)
          .where('destroyed_at', 'is', null)
          .where('retain_until', '<', day)
          .orderBy('retain_until')
          .orderBy('file_id')
          .limit(limit)
          .forUpdate()
          .skipLocked()
          .execute()
      ).map(factsOf),
    notDestroyed: async (regionId, fileIds) => {
      if (fileIds.length === 0) return [];
      const { rows } = await sql<{ file_id: string }>`
        select f.file_id from case_file f
        where f.region_id = ${regionId} and f.file_id in (${sql.join(fileIds.map(storableText))})
          and (f.destroyed_at is null or f.sealed_names is not null or exists (
            select 1 from case_file_piece p where p.region_id = f.region_id and p.file_id = f.file_id))
        order by f.file_id`.execute(db);
      return rows.map((row) => row.file_id);
    },
    remove: (regionId, fileIds) => removeFiles(db, regionId, fileIds),
    removeAll: async (regionId, owner) => {
      const rows = await files(regionId).where('owner', '=', storableText(owner)).execute();
      await removeFiles(
        db,
        regionId,
        rows.map((row) => row.file_id),
      );
    },
  };
}

/** Title and file name: they may name persons. */
interface Names {
  readonly title: string;
  readonly fileName: string;
}

async function removePieces(db: Kysely<Tables>, regionId: string, fileIds: readonly string[]): Promise<void> {
  await db
    .deleteFrom('case_file_piece')
    .where('region_id', '=', regionId)
    .where('file_id', 'in', fileIds.map(storableText))
    .execute();
}

async function removeFiles(db: Kysely<Tables>, regionId: string, fileIds: readonly string[]): Promise<void> {
  if (fileIds.length === 0) return;
  await removePieces(db, regionId, fileIds);
  await db
    .deleteFrom('case_file')
    .where('region_id', '=', regionId)
    .where('file_id', 'in', fileIds.map(storableText))
    .execute();
}
