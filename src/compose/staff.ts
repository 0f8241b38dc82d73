/** What the use cases of the workbench need, wired. */
import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '../config.ts';
import type { Database } from '../storage/open-database.ts';
import type { Sheets } from '../usecases/ports/sheet.ts';
import type { StaffDeps } from '../usecases/staff-deps.ts';
import { documentsIn } from './documents.ts';
import { identityOf } from './identity.ts';
import { staffRulesIn } from './rules.ts';
import { clock, StartProblem } from './surroundings.ts';

/**
 * On an open database.
 * @param committed told how many events each transaction added to the ledger
 * @throws StartProblem when the keys or the rules cannot be used
 */
export async function staffDepsOn(
  database: Database,
  committed: (events: number) => void,
  config: Config,
  root: string,
): Promise<StaffDeps> {
  const { createSecrets } = await import('../secrets/create-secrets.ts');
  const { readKeys } = await import('../secrets/key-file.ts');
  const { keyRingDoor } = await import('../secrets/key-ring-file.ts');
  const { createStorage } = await import('../storage/create-storage.ts');
  const { keysInDatabase } = await import('../storage/sealed-columns.ts');
  const { createCarriers } = await import('../delivery/carriers.ts');
  const { createMailboxReader } = await import('../delivery/mailbox/mailbox-reader.ts');
  const { subjectPage } = await import('../documents/subject-export/subject-page.ts');
  const path = config.keyFile ?? join(config.dataFolder, 'keys.json');
  const keys = readKeys({
    path,
    given: config.keys,
    method: config.cipher,
    at: clock().toISOString(),
    keysInDatabase: await keysInDatabase(database.kysely),
  });
  if (!keys.ok) throw new StartProblem(keys.message);
  const secrets = createSecrets(keys.source);
  return {
    ...(await staffRulesIn(root)),
    storage: createStorage(database, secrets, committed),
    secrets,
    clock,
    publicUrl: config.publicUrl,
    carriers: createCarriers(config),
    mailbox: createMailboxReader({ allowed: config.outboundHosts }),
    queue: null,
    demo: config.demo,
    sheets: await sheets(),
    documents: documentsIn(fontFolder(config)),
    subjectPage,
    keys: keyRingDoor(keys.source, keys.origin === 'file' ? path : null, config.cipher),
    identity: await identityOf(config, clock),
  };
}

/** @throws StartProblem when the folder is not there: letters would fail one by one */
function fontFolder({ fontFolder: folder }: Config): string | null {
  if (folder === null || statSync(folder, { throwIfNoEntry: false })?.isDirectory() === true) return folder;
  throw new StartProblem(`GONGKAI_FONTS 不是文件夹 is no folder: ${folder}`);
}

async function sheets(): Promise<Sheets> {
  const { readSheet } = await import('../reading/sheet/read-sheet.ts');
  const { csvText } = await import('../documents/csv/csv.ts');
  const { writeSheetXlsx } = await import('../documents/sheet-xlsx/sheet-xlsx.ts');
  return { read: readSheet, csv: csvText, xlsx: writeSheetXlsx };
}
