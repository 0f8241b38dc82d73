/** Numbers written with Han characters: 三, 十二, 一百零五, 百分之九十. */

/** The Han digits, with the circles that stand for zero in years. */
export const hanDigits: Readonly<Record<string, number>> = {
  零: 0,
  〇: 0,
  '○': 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};
const powers: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };

/** The value of a number written with Han characters (up to 亿), or null when it is none. */
export function readHanNumber(text: string): number | null {
  let total = 0;
  let section = 0;
  let digit: number | null = null;
  for (const character of text) {
    const value = hanDigits[character];
    if (value !== undefined) {
      if (digit !== null && digit !== 0 && value !== 0) return null;
      digit = value;
      continue;
    }
    const power = powers[character];
    if (power !== undefined) {
      section += (digit ?? 1) * power;
      digit = null;
      continue;
    }
    if (character !== '万' && character !== '亿') return null;
    total = (total + section + (digit ?? 0)) * (character === '万' ? 1e4 : 1e8);
    section = 0;
    digit = null;
  }
  return text === '' ? null : total + section + (digit ?? 0);
}
