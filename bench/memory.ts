/** Memory over 20,000 reports, read and audited one after the other. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { Figure, Measure } from './figure.ts';
import { asPage, readAndAudit } from './reading.ts';
import { reportFiles } from './reports.ts';

const stations = [2_000, 5_000, 10_000, 20_000];
const MIB = 1024 * 1024;

function collector(): () => void {
  setFlagsFromString('--expose-gc');
  return runInNewContext('gc') as () => void;
}

interface Station {
  readonly reports: number;
  readonly heap: number;
  readonly resident: number;
}

function growth(what: Figure['what'], of: 'heap' | 'resident', seen: readonly Station[]): Figure {
  const at = (reports: number) => (seen.find((station) => station.reports === reports) as Station)[of];
  return {
    what,
    value: at(20_000) / MIB,
    unit: 'MB',
    against: { what: 'after 5,000', value: at(5_000) / MIB },
    ratio: at(20_000) / at(5_000) - 1,
    bar: { operator: '<=', value: 0.1, of: 'ratio' },
    note: `growth; ${seen.map((each) => `${each.reports / 1000}k: ${(each[of] / MIB).toFixed(1)}`).join(', ')} MB`,
  };
}

export const memory: Measure = {
  name: 'memory',
  alone: true,
  async measure() {
    const collect = collector();
    const texts = reportFiles();
    const files = [...texts, ...texts.map((file) => asPage(file))];
    const seen: Station[] = [];
    for (let i = 1; i <= 20_000; i++) {
      readAndAudit(files[i % files.length]!);
      if (!stations.includes(i)) continue;
      collect();
      collect();
      const { heapUsed, rss } = process.memoryUsage();
      seen.push({ reports: i, heap: heapUsed, resident: rss });
    }
    return [
      growth({ en: 'Heap after 20,000 reports', zh: '2 万份年报后的堆内存' }, 'heap', seen),
      growth({ en: 'Resident memory after 20,000 reports', zh: '2 万份年报后的常驻内存' }, 'resident', seen),
    ];
  },
};
