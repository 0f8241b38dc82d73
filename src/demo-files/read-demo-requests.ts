/** The requests of the demo's county: data/demo/<code>/requests.yaml. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';

const queued = z.strictObject({
  scene: z.enum([
    'new',
    'assigned',
    'correction-asked',
    'consulted',
    'extension-asked',
    'submitted',
    'reviewed',
    'signed',
  ]),
  ago: z.number().int().min(1).max(60),
  applicant: z.string(),
});

const schema = z.strictObject({
  year: z.strictObject({ agency: z.string(), cells: z.record(z.string(), z.number().int().min(0)) }),
  queues: z.array(z.strictObject({ agency: z.string(), requests: z.array(queued) })),
  results: z.array(z.string()).min(1),
});

/** As the use case that loads them takes them. @throws when the checkout is incomplete or the file is wrong */
export async function readDemoRequests(folder: string) {
  const { year, queues, results } = schema.parse(
    parse(await readFile(join(folder, 'requests.yaml'), 'utf8')),
  );
  return {
    year: { agencyId: year.agency, cells: year.cells },
    queues: queues.map(({ agency, requests }) => ({
      agencyId: agency,
      requests: requests.map(({ applicant, ...each }) => ({ ...each, applicantKind: applicant })),
    })),
    results,
  };
}
