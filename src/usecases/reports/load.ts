/** Records a set of reports, leaving alone those whose file and rules are as they were when last recorded. */
import { fileDigest, type ImportDeps, type ImportOrder, type ImportProblem, importReport } from './import.ts';
import type { ReportFile } from './read-file.ts';

/** A report of the set; its year must be known, since it is part of the key. */
export interface ReportToLoad {
  readonly file: ReportFile;
  readonly order: ImportOrder & { readonly year: number };
}

export interface LoadResult {
  readonly recorded: number;
  readonly unchanged: number;
  readonly problems: readonly { readonly fileName: string; readonly problem: ImportProblem }[];
}

/** Brings the store up to date with the set. */
export async function loadReports(deps: ImportDeps, reports: readonly ReportToLoad[]): Promise<LoadResult> {
  const known = new Map(
    (await deps.store.fingerprints()).map((each) => [
      `${each.regionId}/${each.reportId}`,
      `${each.sha256} ${each.rules}`,
    ]),
  );
  let recorded = 0;
  let unchanged = 0;
  const problems: { fileName: string; problem: ImportProblem }[] = [];
  for (const { file, order } of reports) {
    const now = `${await fileDigest(file.bytes)} ${deps.rulebook.fingerprint}`;
    if (known.get(`${order.regionId}/${order.year}`) === now) {
      unchanged += 1;
      continue;
    }
    const result = await importReport(deps, file, order);
    if (result.ok) recorded += 1;
    else problems.push({ fileName: file.fileName, problem: result.problem });
  }
  return { recorded, unchanged, problems };
}
