/**
 * PDF fonts often give a character back as the radical of the same shape (U+2F00 Kangxi Radicals, U+2E80 CJK Radicals
 * Supplement): `⽂` for `文`. Unicode maps the first block to characters; of the second those that are printed in
 * Chinese text stand here.
 */
const supplement: ReadonlyMap<string, string> = new Map(
  '⺟母⺠民⻁虎⻄西⻅见⻆角⻉贝⻋车⻓长⻔门⻘青⻙韦⻚页⻛风⻜飞⻝食⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻬齐⻮齿⻰龙'
    .match(/../gu)!
    .map((pair) => [pair[0]!, pair[1]!]),
);

/** A text with radicals replaced by the characters that they stand for. */
export function plainCharacters(text: string): string {
  return /[\u2e80-\u2fdf]/.test(text)
    ? text.replace(/[\u2e80-\u2fdf]/g, (radical) => supplement.get(radical) ?? radical.normalize('NFKC'))
    : text;
}
