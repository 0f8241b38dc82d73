/** Citizens who file at once while the program is killed and started again. Everything follows from a seed but the timing. */
import { Agent } from 'node:http';
import { type Filed, fileAsCitizen, offeredAgencies, type Place, personOf } from './virtual-citizen.ts';

/** A running program. */
export interface Program {
  readonly url: string;
  /** SIGKILL. */
  kill(): Promise<void>;
  stop(): Promise<unknown>;
}

export interface FilingPlan {
  readonly regionId: string;
  readonly citizens: number;
  readonly seconds: number;
  /** How often the program is killed, each time within a part of the time of its own. */
  readonly kills: number;
  readonly seed: number;
  /** Starts the program; `port` 0: any free one. */
  readonly start: (port: number) => Promise<Program>;
}

export interface FilingRun {
  readonly place: () => Place;
  readonly program: Program;
  /** Acknowledged: the citizen saw number and 查询码. */
  readonly filed: readonly Filed[];
  /** Citizens who saw a page that they should not see. */
  readonly faults: readonly string[];
  /** Seconds until the last of those who had begun in time had the receipt. */
  readonly took: number;
  /** Instants of the kills, in seconds from the beginning, and the time until the program answered again. */
  readonly kills: readonly { readonly at: number; readonly back: number }[];
}

/** Each so many-th citizen presses the button twice. */
const impatient = 10;

/** Fractions of a seeded sequence (mulberry32), from 0 to below 1. */
function chanceFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Seconds at which the program is killed: one in each equal part of the time, not in its first and last tenth. */
function killTimes({ seconds, kills, seed }: FilingPlan): readonly number[] {
  const chance = chanceFrom(seed);
  const part = seconds / Math.max(1, kills);
  return Array.from({ length: kills }, (_, at) => part * (at + 0.1 + 0.6 * chance()));
}

const sleep = (milliseconds: number) =>
  new Promise<void>((resolve) => setTimeout(resolve, Math.max(0, milliseconds)));

/** Runs it; the program still runs afterwards, started for the last time. */
export async function runFiling(plan: FilingPlan): Promise<FilingRun> {
  const { regionId, citizens, seconds } = plan;
  let program = await plan.start(0);
  const agent = new Agent({ keepAlive: true, maxSockets: citizens + 8 });
  const place = (): Place => ({ url: program.url, agent, regionId, patience: 90_000 });
  const agencies = await offeredAgencies(place);
  if (agencies.length === 0) throw new Error('the form offers no agency');

  const filed: Filed[] = [];
  const faults: string[] = [];
  const kills: { at: number; back: number }[] = [];
  const begun = performance.now();
  const since = () => (performance.now() - begun) / 1000;
  let serial = 0;
  const citizen = async () => {
    while (since() < seconds) {
      serial += 1;
      const person = personOf(serial);
      try {
        const agencyId = agencies[serial % agencies.length]!;
        filed.push(await fileAsCitizen(place, person, agencyId, serial % impatient === 0));
      } catch (error) {
        faults.push(`${person.name}: ${error instanceof Error ? error.message : String(error)}`);
      }
    }
  };
  const killing = async () => {
    for (const at of killTimes(plan)) {
      await sleep((at - since()) * 1000);
      const killedAt = since();
      const port = Number(new URL(program.url).port);
      await program.kill();
      program = await plan.start(port);
      kills.push({ at: killedAt, back: since() - killedAt });
    }
  };
  await Promise.all([killing(), ...Array.from({ length: citizens }, citizen)]);
  return { place, program, filed, faults, took: since(), kills };
}
