/** How deep the places of a text lie in round brackets. */

export interface Brackets {
  /** Brackets opened less brackets closed from `from` up to `to`. */
  between(from: number, to: number): number;
  /** Brackets open at a place; brackets that close what never was open are passed over. */
  openAt(at: number): number;
}

/** Counts the brackets of a text once. */
export function bracketsOf(text: string): Brackets {
  const levels = new Int32Array(text.length + 1);
  const open = new Int32Array(text.length + 1);
  for (let i = 0; i < text.length; i++) {
    const character = text.charCodeAt(i);
    const step =
      character === 0xff08 || character === 0x28 ? 1 : character === 0xff09 || character === 0x29 ? -1 : 0;
    levels[i + 1] = (levels[i] as number) + step;
    open[i + 1] = Math.max(0, (open[i] as number) + step);
  }
  return {
    between: (from, to) => (levels[to] as number) - (levels[from] as number),
    openAt: (at) => open[at] as number,
  };
}
