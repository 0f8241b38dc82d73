import type { Example } from '../example.ts';
import { ClockStrip } from './clock-strip.tsx';
import { sampleClock } from './sample-clock.ts';

const paused = { received: '2026-03-02', due: '2026-04-08', pause: ['2026-03-10', '2026-03-19'] } as const;
const plain = { received: '2026-03-02', due: '2026-03-30', pause: null } as const;

export const examples: readonly Example[] = [
  {
    name: 'six working days left, after a consultation',
    node: (
      <ClockStrip
        id="clock-strip-1"
        clock={sampleClock(paused, { excludedWorkdays: 7 })}
        today="2026-03-31"
        explainHref="/workbench/requests/x/clock"
      />
    ),
  },
  {
    name: 'soon, in an extension, with the table behind it',
    node: (
      <ClockStrip
        id="clock-strip-2"
        clock={sampleClock(
          { ...plain, due: '2026-04-13', extendedFrom: '2026-03-31' },
          { remaining: 2, extension: 10, dueBeforeExtension: '2026-03-30' },
        )}
        today="2026-04-09"
        explainHref={null}
      />
    ),
  },
  {
    name: 'overdue',
    node: (
      <ClockStrip
        id="clock-strip-3"
        clock={sampleClock(plain, { remaining: -3, overdue: true })}
        today="2026-04-02"
        explainHref={null}
      />
    ),
  },
  {
    name: 'a consultation is open',
    node: (
      <ClockStrip
        id="clock-strip-4"
        clock={sampleClock(
          { ...paused, due: '2026-03-16', pause: ['2026-03-10', '2026-03-31'] },
          { due: null, remaining: 14, worstCase: '2026-04-20' },
        )}
        today="2026-03-16"
        explainHref={null}
      />
    ),
  },
  {
    name: 'answered in time',
    node: (
      <ClockStrip
        id="clock-strip-5"
        clock={sampleClock(plain, { finishedOn: '2026-03-25', onTime: true, remaining: null })}
        today="2026-03-30"
        explainHref={null}
      />
    ),
  },
  {
    name: 'answered late',
    node: (
      <ClockStrip
        id="clock-strip-6"
        clock={sampleClock(plain, {
          finishedOn: '2026-04-01',
          onTime: false,
          overdue: true,
          remaining: null,
        })}
        today="2026-04-20"
        explainHref={null}
      />
    ),
  },
];
