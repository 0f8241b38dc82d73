/** Which government a report is about: the division named in its title, placed by the names around it. */
import type { Division } from '../../rulebook/rulebook.ts';
import type { RegionLevel, ReportRegion } from '../reading.ts';

interface Entry extends Division {
  /** Names under which the division is written: full, and short forms of autonomous areas. */
  readonly names: readonly string[];
}

const nations =
  /(?:蒙古|回|藏|维吾尔|苗|彝|壮|布依|朝鲜|满|侗|瑶|白|土家|哈尼|哈萨克|傣|黎|傈僳|佤|畲|高山|拉祜|水|东乡|纳西|景颇|柯尔克孜|土|达斡尔|仫佬|羌|布朗|撒拉|毛南|仡佬|锡伯|阿昌|普米|塔吉克|怒|乌孜别克|俄罗斯|鄂温克|德昂|保安|裕固|京|塔塔尔|独龙|鄂伦春|赫哲|门巴|珞巴|基诺|各)族?/g;
const suffix = /(?:自治县|自治旗|自治州|自治区|地区|林区|特区|[县市区旗盟])$/;
interface Index {
  /** Under the first two characters of their names, the names that begin so (longest first) and who bears them. */
  readonly byStart: ReadonlyMap<
    string,
    readonly { readonly name: string; readonly entries: readonly Entry[] }[]
  >;
  readonly byCode: ReadonlyMap<string, Division>;
}

const indexes = new WeakMap<readonly Division[], Index>();

function shortNames(name: string): string[] {
  const short: string[] = [];
  for (const [kind, one] of [
    ['自治县', '县'],
    ['自治州', '州'],
    ['自治旗', '旗'],
    ['自治区', ''],
  ] as const) {
    if (!name.endsWith(kind)) continue;
    const place = name.slice(0, -kind.length).replace(nations, '');
    if (place.length >= 2) short.push(`${place}${kind}`, `${place}${one}`);
  }
  return short.filter((text) => text.length >= 2);
}

function indexOf(divisions: readonly Division[]): Index {
  const known = indexes.get(divisions);
  if (known !== undefined) return known;
  const byName = new Map<string, Entry[]>();
  for (const division of divisions) {
    const entry: Entry = { ...division, names: [division.name, ...shortNames(division.name)] };
    for (const name of entry.names) byName.set(name, [...(byName.get(name) ?? []), entry]);
  }
  const named = [...byName].map(([name, entries]) => ({ name, entries }));
  named.sort((a, b) => b.name.length - a.name.length);
  const byStart = Map.groupBy(named, ({ name }) => name.slice(0, 2));
  const index: Index = { byStart, byCode: new Map(divisions.map((division) => [division.code, division])) };
  indexes.set(divisions, index);
  return index;
}

function levelOf(code: string, name: string): RegionLevel {
  if (code.endsWith('0000')) return 'province';
  if (code.endsWith('00')) return 'prefecture';
  return name.endsWith('区') && !name.endsWith('自治区') && !name.endsWith('林区') ? 'district' : 'county';
}

/** Every division named in a text, longest names first at each position. */
function namedIn(text: string, { byStart }: Index): readonly (readonly Entry[])[] {
  const found: (readonly Entry[])[] = [];
  for (let at = 0; at < text.length - 1; at++) {
    const named = byStart.get(text.slice(at, at + 2))?.find(({ name }) => text.startsWith(name, at));
    if (named === undefined) continue;
    found.push(named.entries);
    at += named.name.length - 1;
  }
  return found;
}

/**
 * Reads the region.
 * @param naming texts that name it, most telling first (title, publisher, navigation path).
 * @param lines the whole text, which places a name that several provinces have.
 */
export function readRegion(
  naming: readonly (string | null)[],
  lines: readonly string[],
  divisions: readonly Division[],
): ReportRegion | null {
  const index = indexOf(divisions);
  const { byCode } = index;
  for (const text of naming) {
    if (text === null) continue;
    const named = namedIn(text, index);
    const lowest = named
      .map((entries) => place(entries, text, lines, byCode))
      .sort((a, b) => rank(b) - rank(a))[0];
    if (lowest !== undefined) return regionOf(lowest, byCode);
  }
  const inferred = byDocumentNumber(lines, divisions, byCode);
  return inferred === null ? asPrinted(naming[0] ?? naming[1] ?? null) : regionOf(inferred, byCode);
}

/** A division that today's list no longer has (黔西县, now a city) is named as its report prints it. */
function asPrinted(text: string | null): ReportRegion | null {
  const name = /^(?:[\u4e00-\u9fff]{2,4}[省市])?([\u4e00-\u9fff]{2,6}?(?:自治县|自治旗|[县市区旗]))/.exec(
    text ?? '',
  )?.[1];
  if (name === undefined || /^[本我全]|[小社园]区$/.test(name)) return null;
  return { name, level: /[县旗]$/.test(name) ? 'county' : name.endsWith('区') ? 'district' : 'unknown' };
}

const rank = (entry: Division): number =>
  entry.code.endsWith('0000') ? 0 : entry.code.endsWith('00') ? 1 : 2;

function ancestors(code: string, byCode: ReadonlyMap<string, Division>): readonly Division[] {
  return [`${code.slice(0, 4)}00`, `${code.slice(0, 2)}0000`]
    .filter((parent) => parent !== code)
    .flatMap((parent) => byCode.get(parent) ?? []);
}

/** Of several divisions with one name, the one whose province or prefecture the text names most often. */
function place(
  entries: readonly Entry[],
  naming: string,
  lines: readonly string[],
  byCode: ReadonlyMap<string, Division>,
): Division {
  if (entries.length === 1) return entries[0] as Division;
  const text = `${naming}\n${lines.slice(0, 400).join('\n')}`;
  const score = (entry: Entry): number =>
    ancestors(entry.code, byCode).reduce((sum, parent) => {
      const short = parent.name.replace(suffix, '').replace('省', '');
      return sum + (naming.includes(short) ? 100 : 0) + (text.split(short).length - 1);
    }, 0);
  return [...entries].sort((a, b) => score(b) - score(a))[0] as Division;
}

function regionOf(entry: Division, byCode: ReadonlyMap<string, Division>): ReportRegion {
  const parents = ancestors(entry.code, byCode);
  const province = parents.find((parent) => parent.code.endsWith('0000'));
  const prefecture = parents.find((parent) => !parent.code.endsWith('0000'));
  return {
    name: entry.name,
    level: levelOf(entry.code, entry.name),
    ...(province === undefined ? {} : { province: province.name }),
    ...(prefecture === undefined ? {} : { prefecture: prefecture.name }),
    code: entry.code,
  };
}

/**
 * A text without a title: its own circulars carry the first character of the place (句政办发 → 句容市). Taken only
 * when exactly one county of a prefecture or province that the text names begins with it.
 */
function byDocumentNumber(
  lines: readonly string[],
  divisions: readonly Division[],
  byCode: ReadonlyMap<string, Division>,
): Division | null {
  const text = lines.join('\n');
  const marks = new Map<string, number>();
  for (const match of text.matchAll(
    /[（(【]?([\u4e00-\u9fff])(?:政|府)(?:办)?(?:发|函|规|通)[〔[【（(﹝]\d{4}/g,
  ))
    marks.set(match[1] as string, (marks.get(match[1] as string) ?? 0) + 1);
  const hits: Division[] = [];
  for (const mark of marks.keys())
    for (const division of divisions) {
      if (division.code.endsWith('00') || !division.name.startsWith(mark)) continue;
      const near = ancestors(division.code, byCode).some(
        (parent) => !parent.code.endsWith('0000') && text.includes(parent.name),
      );
      if (near) hits.push(division);
    }
  return hits.length === 1 ? (hits[0] as Division) : null;
}
