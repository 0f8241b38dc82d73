/** The demo's county: data/demo/<code>/county.yaml and the list of agencies that it names. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';

interface CountyFile {
  readonly region_id: string;
  readonly name: string;
  readonly level: string;
  readonly agencies: string;
  readonly reorganisations: readonly {
    readonly agency_id: string;
    readonly until: string;
    readonly successions: readonly {
      readonly successor_id: string;
      readonly function: string;
      readonly on: string;
      readonly basis: string;
    }[];
  }[];
}

export interface DemoCounty {
  readonly region: { readonly regionId: string; readonly name: string; readonly level: string };
  readonly agencies: { readonly bytes: Uint8Array; readonly fileName: string };
  readonly reorganisations: readonly {
    readonly agencyId: string;
    /** First day on which it no longer existed. */
    readonly until: string;
    readonly successions: readonly {
      readonly successorId: string;
      readonly functionName: string;
      readonly on: string;
      readonly basis: string;
    }[];
  }[];
}

/** Reads the folder of a demo county. @throws when the checkout is incomplete */
export async function readDemoCounty(folder: string): Promise<DemoCounty> {
  const county = parse(await readFile(join(folder, 'county.yaml'), 'utf8')) as CountyFile;
  return {
    region: { regionId: county.region_id, name: county.name, level: county.level },
    agencies: { bytes: await readFile(join(folder, county.agencies)), fileName: county.agencies },
    reorganisations: county.reorganisations.map(({ agency_id, until, successions }) => ({
      agencyId: agency_id,
      until,
      successions: successions.map(({ successor_id, function: functionName, on, basis }) => ({
        successorId: successor_id,
        functionName,
        on,
        basis,
      })),
    })),
  };
}
