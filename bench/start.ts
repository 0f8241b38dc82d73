/** How long the program takes until it prints its address: the first start with its demo, and later ones. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Measure } from './figure.ts';
import { startPortal } from './server.ts';
import { median } from './stopwatch.ts';

export const start: Measure = {
  name: 'start',
  alone: false,
  async measure() {
    const folder = mkdtempSync(join(tmpdir(), 'gongkai-bench-'));
    const times: number[] = [];
    try {
      for (let i = 0; i < 4; i++) {
        const running = await startPortal(join(folder, 'data'));
        times.push(running.startTime / 1000);
        await running.stop();
      }
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
    const [first = Number.NaN, ...later] = times;
    return [
      {
        what: { en: 'Second start until ready', zh: '第二次启动至就绪' },
        value: median(later),
        unit: 's',
        bar: { operator: '<=', value: 3, of: 'value' },
        note: `on one core; first start with an empty database ${first.toFixed(1)} s`,
      },
    ];
  },
};
