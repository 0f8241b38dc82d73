/** Reading the number that one table cell prints. */
import type { CellType } from '../reports/format.ts';

/** A printed number: its value and what had to be resolved to get it. */
export interface CellNumber {
  readonly kind: 'number';
  readonly value: number;
  /** True when more than plain digits stood there (sign word, unit, note, separators). */
  readonly normalised: boolean;
  /** The unit printed in the cell; the value already accounts for it. */
  readonly unit: string | null;
  readonly note: string | null;
}

/** A cell printed with a sign for "nothing": `-`, `/`, `—`, 无, 空. It is no zero. */
export interface CellPlaceholder {
  readonly kind: 'placeholder';
}

const plain = /^\d+$/;
/** A run of digits longer than this is no number, not even several ones printed without spaces. */
const mostDigits = 100;
/** What a number or placeholder can begin with: tells most words apart at once. */
const opening = /^[\s\d０-９+＋\-－−–—―/／\\＼*＊增新减下净无空不暂持没零N]/;
const placeholder = /^(?:[-–—―－/／\\＼*＊]+|无|空|不适用|暂无|N\/A)$/;
const unchanged = /^(?:不变|持平|无变化|没有变化|无增减|零)$/;
const printed =
  /^(增加|新增|增长|减少|下降|增|减|净增|净减|[+＋]|[-－−–—]{1,2})?\s*(\d{1,3}(?:[,，]\d{3})+|\d+)(\.\d+)?\s*(件次|人次|万元|亿元|千元|元|万|件|条|项|个|次|人|篇|份|宗|起|家|处|期|场)?$/;
const noteAfter = /^([^（(]*?)[（(]([^（）()]*(?:[（(][^（）()]*[）)][^（）()]*)*)[）)]?$/;
const negative = /^(?:减|下降|净减|[-－−–—])/;
const fullWidthDigit = /[０-９．＋]/g;

/** Shifts the decimal point of a printed decimal, without binary rounding on the way. */
export function shiftDecimal(digits: string, places: number): number {
  return Number(`${digits}e${places}`);
}

/** Decimal places by which a printed unit shifts an amount in 元 (or a count). */
const unitPlaces: Readonly<Record<string, number>> = { 万元: 4, 亿元: 8, 千元: 3, 万: 4 };
/** The same for a cell whose own unit is 万元. */
const unitPlacesInWan: Readonly<Record<string, number>> = { 元: -4, 千元: -1, 亿元: 4 };

/**
 * Reads one cell. Inner spaces between digits are removed by the caller, who knows whether they separate cells.
 * @param type counts, changes (增/减) and money (元) are read in single units, `decimal` in the form's own 万元.
 * @returns null when the text is neither a number nor a placeholder.
 */
export function readCellNumber(
  text: string,
  type: CellType = 'integer',
): CellNumber | CellPlaceholder | null {
  if (plain.test(text) && text.length <= mostDigits)
    return { kind: 'number', value: Number(text), normalised: false, unit: null, note: null };
  if (text.length > 60 || !opening.test(text)) return null;
  const half = text.replace(fullWidthDigit, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0)).trim();
  if (type === 'signed' && (half === '无' || unchanged.test(half)))
    return { kind: 'number', value: 0, normalised: true, unit: null, note: null };
  if (half === '零') return { kind: 'number', value: 0, normalised: true, unit: null, note: null };
  if (placeholder.test(half)) return { kind: 'placeholder' };
  const bare = matchPrinted(half, type, null);
  if (bare !== null) return bare;
  const noted = noteAfter.exec(half);
  if (noted === null) return null;
  return matchPrinted((noted[1] as string).trim(), type, (noted[2] as string).trim());
}

function matchPrinted(text: string, type: CellType, note: string | null): CellNumber | null {
  const match = printed.exec(text);
  if (match === null) return null;
  const digits = `${(match[2] as string).replace(/[,，]/g, '')}${match[3] ?? ''}`;
  const unit = match[4] ?? null;
  const places = type === 'decimal' ? unitPlacesInWan : unitPlaces;
  const size = shiftDecimal(digits, unit === null ? 0 : (places[unit] ?? 0));
  const sign = match[1];
  const value = sign !== undefined && negative.test(sign) && size !== 0 ? -size : size;
  const normalised = note !== null || sign !== undefined || unit !== null || digits !== text;
  return { kind: 'number', value, normalised, unit, note };
}
