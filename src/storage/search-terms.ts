/**
 * How text is searched: by pairs of neighbouring characters. A text is kept with all its pairs as lexemes; a query asks for
 * the pairs of its words, and longer words are then looked for in the folded text itself. So whatever stands in a text is
 * found, whether or not it is a word to a dictionary. Both sides are made here and nowhere else.
 */
import { foldTable } from '../domain/text/fold.ts';

/** Longest word that is looked for, in characters; parts of a long text overlap by as much. */
export const longestTerm = 64;
/** More words than this say nothing more. */
const mostTerms = 8;

/** Folded code unit of a code unit; 0: left out. Never looks at neighbours: a part of a text folds as it does in the text. */
function foldUnit(code: number): number {
  const folded = foldTable[code]!;
  if (folded === 0) return 0;
  const lower = String.fromCharCode(folded).toLowerCase();
  return lower.length === 1 ? lower.charCodeAt(0) : folded;
}

const unitTable = Uint16Array.from({ length: 0x10000 }, (_, code) => foldUnit(code));

/** The form in which texts are compared: simplified, half-width, lower case, without punctuation and spaces. */
export function searchFold(text: string): string {
  return foldedWithPlaces(text).folded;
}

/** The folded text, and for each of its code units where it stood. */
export function foldedWithPlaces(text: string): { readonly folded: string; readonly places: Uint32Array } {
  const units = new Uint16Array(text.length);
  const places = new Uint32Array(text.length);
  let length = 0;
  for (let i = 0; i < text.length; i += 1) {
    const unit = unitTable[text.charCodeAt(i)]!;
    if (unit === 0) continue;
    units[length] = unit;
    places[length] = i;
    length += 1;
  }
  let folded = '';
  for (let i = 0; i < length; i += 8192) {
    folded += String.fromCharCode(...units.subarray(i, Math.min(i + 8192, length)));
  }
  return { folded, places: places.subarray(0, length) };
}

/** Pairs of neighbours; the last character alone, so that every character begins a lexeme. */
function* lexemesOf(folded: string): Generator<string> {
  let before = '';
  for (const character of folded) {
    if (before !== '') yield before + character;
    before = character;
  }
  if (before !== '') yield before;
}

const quoted = (lexeme: string): string => `'${lexeme.replace(/['\\]/g, '$&$&')}'`;

/** A lexeme that no text has (folding leaves out spaces): what the rows of an index are parted by. */
const tagLexeme = (tag: string): string => ` ${tag}`;

/** Text form of a tsvector: the lexemes of each piece of folded text, and tags such as the county. */
export function vectorOf(tags: readonly string[], ...pieces: readonly string[]): string {
  const lexemes = new Set(tags.map(tagLexeme));
  for (const piece of pieces) for (const lexeme of lexemesOf(piece)) lexemes.add(lexeme);
  return [...lexemes].map(quoted).join(' ');
}

/** Words of a query, folded; those that fold to nothing are left out. */
export function termsOf(words: string): readonly string[] {
  const terms = new Set<string>();
  for (const word of words.toWellFormed().split(/\s+/u)) {
    const term = [...searchFold(word)].slice(0, longestTerm).join('');
    if (term !== '') terms.add(term);
  }
  return [...terms].slice(0, mostTerms);
}

/** Text form of a tsquery: every term with all its pairs, and the tags. */
export function queryOf(tags: readonly string[], terms: readonly string[]): string {
  const lexemes = new Set(tags.map((tag) => quoted(tagLexeme(tag))));
  for (const term of terms) {
    const characters = [...term];
    if (characters.length === 1) lexemes.add(`${quoted(term)}:*`);
    for (let i = 1; i < characters.length; i += 1) lexemes.add(quoted(characters[i - 1]! + characters[i]!));
  }
  return [...lexemes].join(' & ');
}

/** Terms that pairs alone do not prove: they must be looked for in the folded text. */
export function longTerms(terms: readonly string[]): readonly string[] {
  return terms.filter((term) => [...term].length > 2);
}
