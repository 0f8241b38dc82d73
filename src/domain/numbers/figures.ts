/** Figures in running text: numbers with their unit, as people write them (8.06万条, 10余万份, 三件, 百分之九十). */
import { readHanNumber } from './han-number.ts';

export interface Figure {
  readonly value: number;
  /** Half a unit of the last printed digit where the number is rounded (8.06万 ± 50), else 0. */
  readonly tolerance: number;
  /** True for 余, 多, 约, 近, 以上 and the like: no exact number is claimed. */
  readonly approximate: boolean;
  /** `件`, `条`, … ; `%` for rates; `''` where none is printed. */
  readonly unit: string;
  readonly start: number;
  readonly end: number;
}

const units =
  '件次|人次|万元|亿元|千元|元|个工作日|工作日|公顷|平方米|平方公里|公里|公斤|个百分点|批次|课时|小时|分钟|件|条|份|次|项|个|人|期|场|篇|宗|起|例|单|家|批|种|张|册|本|块|处|部|名|户|辆|款|类|幅|卷|页|字|天|支|座|栋|轮|亩|吨|套|则|通|位|所|版|级|岁|所';
const hanUnits = '件|条|份|次|项|宗|起|例|单|期|场|篇|人次|人';
const digitFigure = new RegExp(
  `([0-9０-９]+(?:[,，][0-9０-９]{3}(?![0-9０-９]))*(?:[.．][0-9０-９]+)?)\\s*(余|多|几)?\\s*(万|亿|千(?!克|瓦|米|元))?\\s*(余|多)?\\s*(%|％|‰|${units})?(以上|左右)?`,
  'g',
);
/** Words right before a number that make it approximate. */
const roughly = ['约', '近', '超', '逾', '超过', '不少于', '至少'];
const longestRough = 3;
/** More digits than any count has. */
const mostDigits = 15;
const hanFigure = new RegExp(
  `(?<![第百分之〇零一二三四五六七八九十两])([一二三四五六七八九十百千万两零〇]{1,8})(余|多)?(${hanUnits})(?!件|条|次)`,
  'g',
);
const hanPercent = /百分之([一二三四五六七八九十百零〇]+)(?:点([一二三四五六七八九零〇]+))?/g;
const fullWidth = /[０-９．，]/g;
const notAmount = /[A-Za-z0-9０-９〔[【﹝第№#.．:：\-－—–/]/;
const factor: Readonly<Record<string, number>> = { 万: 1e4, 亿: 1e8, 千: 1e3 };
const amountUnits: Readonly<Record<string, number>> = { 万元: 1e4, 亿元: 1e8, 千元: 1e3 };
const notCounted = /^(?:年|月|日|号|时|分|点|楼|室|届|中(?!标)|周岁|[A-Za-z@〕\]】﹞]|[-－–—:：/](?=[0-9]))/;

/** Finds every figure of a text, in order. Years, dates, document numbers, ordinals and phone numbers are left out. */
export function findFigures(text: string): readonly Figure[] {
  const figures: Figure[] = [];
  digitFigure.lastIndex = 0;
  for (let match = digitFigure.exec(text); match !== null; match = digitFigure.exec(text)) {
    const figure = digitsOf(match, text);
    if (figure !== null) figures.push(figure);
  }
  if (text.includes('百分之')) {
    for (const match of text.matchAll(hanPercent)) {
      const value = readHanNumber(match[1] as string);
      const decimals = match[2] === undefined ? '' : [...match[2]].map((c) => readHanNumber(c) ?? 0).join('');
      if (value !== null)
        figures.push(
          rate(Number(`${value}.${decimals || '0'}`), decimals.length, match.index, match[0].length),
        );
    }
  }
  for (const match of text.matchAll(hanFigure)) {
    const value = readHanNumber(match[1] as string);
    if (
      value === null ||
      (/^[十百千万]/.test(match[1] as string) && !/^十/.test(match[1] as string)) ||
      isIdiom(match[0])
    )
      continue;
    const start = match.index;
    const approximate = match[2] !== undefined;
    figures.push({
      value,
      tolerance: 0,
      approximate,
      unit: match[3] as string,
      start,
      end: start + match[0].length,
    });
  }
  return figures.length < 2 ? figures : figures.sort((a, b) => a.start - b.start);
}

/** 一件件, 一条 and the like: a number word that counts nothing in particular. */
function isIdiom(text: string): boolean {
  return /^一(?:件|条|项|次|批|个|人|起|期|场|单|例)$/.test(text);
}

function rate(value: number, decimals: number, start: number, length: number): Figure {
  return {
    value,
    tolerance: 0.5 * 10 ** -decimals,
    approximate: false,
    unit: '%',
    start,
    end: start + length,
  };
}

function digitsOf(match: RegExpExecArray, text: string): Figure | null {
  const [whole, number, more, big, moreAfter, unit, after] = match;
  const start = match.index;
  const end = start + (whole as string).trimEnd().length;
  const previous = text.charAt(start - 1);
  if (notAmount.test(previous) && !(previous === '：' || previous === ':')) return null;
  if (/^0\d/.test(number as string)) return null;
  if (unit === undefined && notCounted.test(text.slice(end))) return null;
  const digits = (number as string).replace(fullWidth, (c) =>
    c === '，' ? ',' : String.fromCharCode(c.charCodeAt(0) - 0xfee0),
  );
  const plain = digits.includes(',') ? digits.replaceAll(',', '') : digits;
  if (plain.length > mostDigits) return null;
  const decimals = plain.includes('.') ? plain.length - plain.indexOf('.') - 1 : 0;
  if (unit === '%' || unit === '％') return rate(Number(plain), decimals, start, end - start);
  const scale =
    (big === undefined ? 1 : (factor[big] as number)) * (unit === undefined ? 1 : (amountUnits[unit] ?? 1));
  const value = Number((Number(plain) * scale).toFixed(6));
  const rounded = scale > 1 ? Number((0.5 * 10 ** -decimals * scale).toFixed(6)) : 0;
  const before = text.slice(Math.max(0, start - longestRough), start);
  const approximate =
    (more ?? moreAfter ?? after) !== undefined || roughly.some((word) => before.endsWith(word));
  return {
    value,
    tolerance: rounded,
    approximate,
    unit: unit === undefined ? '' : normalUnit(unit),
    start,
    end,
  };
}

function normalUnit(unit: string): string {
  return amountUnits[unit] === undefined ? unit : '元';
}
