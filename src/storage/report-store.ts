import type { ReportStore } from '../usecases/ports.ts';
import type { Database } from './open-database.ts';
import { findFindings } from './reads/find-findings.ts';
import { getReport } from './reads/get-report.ts';
import { listCellValues } from './reads/list-cell-values.ts';
import { listEvents } from './reads/list-events.ts';
import { listReports } from './reads/list-reports.ts';
import { readVersion } from './reads/read-version.ts';
import { unindexedReports } from './reads/unindexed-reports.ts';
import { storableText } from './storable.ts';
import { recordReport } from './writes/record-report.ts';

export interface StoredReports extends ReportStore {
  /** Asks the database for the version, to notice what other processes recorded; cheap. Returns `version()`. */
  refreshVersion(): Promise<number>;
  /** Told by the other stores how many ledger events they committed. */
  readonly advance: (events: number) => void;
}

/** The report store on an open database. */
export async function createReportStore({ kysely: db }: Database): Promise<StoredReports> {
  let version = await readVersion(db);
  return {
    record: async (record, event) => {
      await recordReport(db, record, event);
      version += 1;
    },
    get: (regionId, reportId) => getReport(db, storableText(regionId), storableText(reportId)),
    list: (filter) => listReports(db, filter),
    findings: (filter) => findFindings(db, filter),
    fingerprints: () =>
      db
        .selectFrom('report')
        .select(['region_id as regionId', 'report_id as reportId', 'sha256', 'rules'])
        .orderBy('region_id')
        .orderBy('report_id')
        .execute(),
    unindexed: () => unindexedReports(db),
    cellValues: (key) => listCellValues(db, key),
    events: (regionId, subject) => listEvents(db, regionId, subject),
    version: () => version,
    advance: (events) => {
      version += events;
    },
    refreshVersion: async () => {
      // An answer that left the database before our own newest record must not turn the version back.
      version = Math.max(version, await readVersion(db));
      return version;
    },
  };
}
