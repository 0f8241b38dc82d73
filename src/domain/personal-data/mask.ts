/**
 * What a screen may show of a personal datum: enough to tell two apart, too little to use (《个人信息保护法》第五十一条,
 * 去标识化). The number of stars never depends on the length of a value whose form is not known.
 */
import { foldPersonal } from './fold.ts';
import type { PersonalKind } from './kind.ts';

/** Shown in the place of a value that was destroyed. */
export const anonymisedMark = '（已匿名）';

const hidden = '***';

/**
 * The value as lists, pages and exports show it: `330***********1234`, `138****5678`, `0571-****1234`, `l***@example.cn`,
 * `浙江省青禾县***`, `****1234`; of anything else the first character.
 */
export function mask(kind: PersonalKind, value: string): string {
  const folded = foldPersonal(kind, value);
  const shown = masks[kind](folded) ?? firstOf(folded);
  // Somebody typed a mask: showing it would show the whole value.
  return shown === folded || shown === value ? (hidden === value.trim() ? '****' : hidden) : shown;
}

const masks: Readonly<Record<PersonalKind, (folded: string) => string | null>> = {
  'identity-number': (text) =>
    /^\d{17}[\dX]$/.test(text) ? `${text.slice(0, 3)}${'*'.repeat(11)}${text.slice(-4)}` : null,
  phone: maskPhone,
  email: maskEmail,
  address: maskAddress,
  'bank-account': (text) => (/^\d{12,30}$/.test(text) ? `****${text.slice(-4)}` : hidden),
  other: () => null,
};

function firstOf(text: string): string {
  const characters = [...text];
  return characters.length < 2 ? hidden : `${characters[0]}${hidden}`;
}

function maskPhone(number: string): string {
  if (/^1\d{10}$/.test(number)) return `${number.slice(0, 3)}****${number.slice(-4)}`;
  const landline = /^(0(?:10|2\d|[3-9]\d{2}))\d{3,4}(\d{4})(?:x\d+)?$/.exec(number);
  if (landline !== null) return `${landline[1]}-****${landline[2]}`;
  return /^\+?\d{8,}$/.test(number) ? `****${number.slice(-2)}` : hidden;
}

function maskEmail(address: string): string | null {
  const at = address.lastIndexOf('@');
  if (at < 1) return null;
  const local = [...address.slice(0, at)];
  return `${local.length < 2 ? '' : local[0]}${hidden}${address.slice(at)}`;
}

/** A character of a place's name: no street or house begins inside it. */
const han = '(?![路街巷号弄幢栋室])\\p{Script=Han}';
/** 市 as in 省、市, not as in 超市 or 城市花园. */
const city = `(?<![城超菜夜门闹集])(?<!(?<![成昌])都)市`;
/** 区 of a city, not 小区. */
const district = '(?<![小社园校厂院住景街])区';
const county = `(?:(?:${han}){1,11}?(?:自治县|自治旗|县|旗)|(?:${han}){1,5}?${district}|(?:${han}){1,5}?${city})`;
const province = `(?:(?:${han}){2,3}省|(?:${han}){2,7}自治区|(?:北京|上海|天津|重庆)市|(?:香港|澳门)特别行政区)`;
const prefecture = `(?:(?:${han}){2,10}?(?:自治州|地区|盟)|(?:${han}){2,4}?${city})`;
const full = new RegExp(`^${province}(?:${prefecture})?(?:${county})?`, 'u');
const local = new RegExp(`^(?:${prefecture}(?:${county})?|(?:${han}){1,11}?(?:自治县|县|旗))`, 'u');

/** Province, prefecture and county stay; where none is recognised, nothing does. */
function maskAddress(address: string): string {
  const kept = full.exec(address)?.[0] ?? local.exec(address)?.[0] ?? '';
  return `${kept}${hidden}`;
}
