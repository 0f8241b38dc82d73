/** What a measure returns: figures with what they are compared with and the bar they must clear. */

export interface Bar {
  readonly operator: '<=' | '>=';
  readonly value: number;
  /** What the bar is set for: the figure itself, or its ratio to what it is compared with. */
  readonly of: 'value' | 'ratio';
}

export interface Figure {
  readonly what: { readonly en: string; readonly zh: string };
  readonly value: number;
  readonly unit: string;
  /** The yardstick, measured in the same run. */
  readonly against?: { readonly what: string; readonly value: number };
  /** `value` over `against.value`, or a growth. */
  readonly ratio?: number;
  readonly bar?: Bar;
  /** Further figures in words, e.g. `p50 1.2 ms, p99 4 ms, errors 0`. */
  readonly note?: string;
}

export interface Measure {
  readonly name: string;
  /** Runs in a process of its own on one core, so that no other measure warms or fills it. */
  readonly alone: boolean;
  measure(): Promise<readonly Figure[]>;
}

/** Whether a figure clears its bar; null where it has none. */
export function clears({ bar, value, ratio }: Figure): boolean | null {
  if (bar === undefined) return null;
  const measured = bar.of === 'value' ? value : (ratio ?? Number.NaN);
  return bar.operator === '<=' ? measured <= bar.value : measured >= bar.value;
}

/** A number with as many decimals as it deserves. */
export function print(value: number): string {
  const size = Math.abs(value);
  if (size >= 1000) return Math.round(value).toLocaleString('en-US');
  return size >= 100 ? value.toFixed(0) : size >= 10 ? value.toFixed(1) : value.toFixed(2);
}

/** The bar in words: `≥ 200`, `≤ 3 ×`, `≥ 10 %`. */
export function barText({ bar, unit }: Figure): string {
  if (bar === undefined) return '';
  const sign = bar.operator === '<=' ? '≤' : '≥';
  if (bar.of === 'value') return `${sign} ${print(bar.value).replace(/\.0+$/, '')} ${unit}`;
  return bar.value < 1 ? `${sign} ${Math.round(bar.value * 100)} %` : `${sign} ${bar.value} ×`;
}

/** The ratio as its bar is written: in per cent below one, else as a multiple. */
export function ratioText({ bar, ratio }: Figure): string {
  if (ratio === undefined) return '';
  return (bar?.value ?? ratio) < 1 ? `${(ratio * 100).toFixed(1)} %` : `${ratio.toFixed(2)} ×`;
}

/** All figures of one run, with what they were measured on. */
export interface Results {
  /** ISO date and time. */
  readonly date: string;
  readonly node: string;
  readonly cpu: string;
  readonly cores: number;
  readonly figures: readonly Figure[];
}
