/** Titles broken by meaning into lines of like length (GB/T 9704-2012: 回行时词意完整，排列对称). */

/** Printed width of a text in em: ASCII takes half of a Chinese character. */
export function widthOf(text: string): number {
  let width = 0;
  for (const character of text) width += (character.codePointAt(0) ?? 0) < 0x2000 ? 0.5 : 1;
  return width;
}

/** Characters that begin no line: closing marks, and particles that belong to the word before them. */
const NEVER_FIRST = /^[，。、；：？！）》〉】〕”’％%,.;:?!)\]的了等]/u;
/** Characters that end no line. */
const NEVER_LAST = /[（《〈【〔“‘([]$/u;
/** After these a line ends well: an agency, or a part of the sentence that is complete. */
const GOOD_END = /(?:局|厅|委|委员会|办公室|政府|中心|关于|《[^》]*》|的)$/u;
/** What a break within brackets costs, in em. */
const WITHIN_BRACKETS = 12;
const PLAIN_END = 2;

/**
 * The lines of a title.
 * @param widest of a line, in em
 */
export function titleLines(title: string, widest: number): readonly string[] {
  const count = Math.ceil(widthOf(title) / widest);
  if (count < 2) return [title];
  const words = [...new Intl.Segmenter('zh', { granularity: 'word' }).segment(title)].map(
    ({ segment }) => segment,
  );
  return bestLines(words, count, widest) ?? bestLines(words, count + 1, widest) ?? [title];
}

/** Every way to lay the words in so many lines, the cheapest first by how far lines differ from the middle. */
function bestLines(words: readonly string[], count: number, widest: number): readonly string[] | null {
  const middle = widthOf(words.join('')) / count;
  interface Way {
    readonly cost: number;
    readonly lines: readonly string[];
  }
  const known = new Map<string, Way | null>();
  const from = (start: number, left: number): Way | null => {
    const key = `${start}/${left}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    let best: Way | null = null;
    for (let end = left === 1 ? words.length : start + 1; end <= words.length; end++) {
      const line = words.slice(start, end).join('').trim();
      if (widthOf(line) > widest) break;
      const rest = left === 1 ? { cost: 0, lines: [] } : from(end, left - 1);
      if (rest === null || line === '') continue;
      const next = words[end] ?? '';
      if (end < words.length && (NEVER_FIRST.test(next) || NEVER_LAST.test(line))) continue;
      const cost = (widthOf(line) - middle) ** 2 + (end < words.length ? breakCost(line) : 0) + rest.cost;
      if (best === null || cost < best.cost) best = { cost, lines: [line, ...rest.lines] };
    }
    known.set(key, best);
    return best;
  };
  return from(0, count)?.lines ?? null;
}

function breakCost(line: string): number {
  const open = (line.match(/[（《〈【〔“]/gu) ?? []).length - (line.match(/[）》〉】〕”]/gu) ?? []).length;
  return open > 0 ? WITHIN_BRACKETS : GOOD_END.test(line) ? 0 : PLAIN_END;
}
