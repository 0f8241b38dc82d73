/** Damage to what a text says: lines, digits, tags, character sets. */
import type { Random } from './random.ts';

export type TextMutation = (text: string, random: Random) => string;

const replaceSome = (
  text: string,
  pattern: RegExp,
  random: Random,
  share: number,
  other: (found: string) => string,
) => text.replace(pattern, (found) => (random.oneIn(share) ? other(found) : found));

const shuffleLines: TextMutation = (text, random) => {
  const lines = text.split('\n');
  const from = random.below(lines.length);
  const size = 2 + random.below(60);
  const some = lines.slice(from, from + size);
  for (let i = some.length - 1; i > 0; i--) {
    const other = random.below(i + 1);
    [some[i], some[other]] = [some[other]!, some[i]!];
  }
  lines.splice(from, size, ...some);
  return lines.join('\n');
};
const dropLines: TextMutation = (text, random) => {
  const lines = text.split('\n');
  lines.splice(random.below(lines.length), 1 + random.below(20));
  return lines.join('\n');
};
const repeatLines: TextMutation = (text, random) => {
  const lines = text.split('\n');
  const from = random.below(lines.length);
  const some = lines.slice(from, from + 1 + random.below(30));
  lines.splice(random.below(lines.length), 0, ...some, ...some);
  return lines.join('\n');
};
const joinLines: TextMutation = (text, random) =>
  replaceSome(text, /\n/g, random, 1 + random.below(6), () => random.pick(['', ' ', '\t', '|']));
const breakLines: TextMutation = (text, random) =>
  replaceSome(text, /./gu, random, 3 + random.below(60), (found) => `${found}\n`);

const oddNumbers = [
  '0',
  '00',
  '000000',
  '9'.repeat(40),
  '9'.repeat(400),
  '1e999',
  '-0',
  '−7',
  '１２',
  '１,２３４',
  '1.2.3',
  '3.',
  '.5',
  '1 2',
  '12 345',
  '——',
  '/',
  '增5',
  '减少3件',
  '1,23,4',
  '9007199254740993',
  '0x1f',
  '٣٤',
  '一百零',
  '百分之',
  '100%',
  '1000%',
  '5（其中3',
  '7)',
];
const oddDigits: TextMutation = (text, random) =>
  replaceSome(text, /\d+/g, random, 2 + random.below(12), () => random.pick(oddNumbers));
const otherDigits: TextMutation = (text, random) =>
  replaceSome(text, /\d/g, random, 1 + random.below(9), () => String(random.below(10)));
const splitDigits: TextMutation = (text, random) =>
  replaceSome(
    text,
    /\d(?=\d)/g,
    random,
    2,
    (found) => found + random.pick([' ', '\u3000', '\u00a0', '\n', '\t', '</b><b>']),
  );

const oddTags = [
  '<table>',
  '</table>',
  '<tr>',
  '</tr>',
  '<td>',
  '<td rowspan=200 colspan=200>',
  '<td rowspan="0">',
  '<td colspan="-5">',
  '<td colspan="99999999999">',
  '<td rowspan=abc>',
  '</td>',
  '<pre>',
  '</pre>',
  '<script>',
  '</script>',
  '<style>',
  '<div hidden>',
  '<p style="display:none">',
  '</p>',
  '<!--',
  '-->',
  '<![CDATA[',
  '<title>',
  '</title>',
  '<',
  '</',
  '<>',
  '&#0;',
  '&#xD800;',
  '&#x110000;',
  '&nbsp;',
  '&',
  '<br/>',
  '<svg>',
  '<template>',
  '<textarea>',
  '<plaintext>',
  '|---|---|',
  '| a | b |',
  '||||',
  '\u2028',
  '\ufeff',
  '\ud800',
  '\0',
];
const insertTags: TextMutation = (text, random) => {
  let changed = text;
  for (let count = 1 + random.below(12); count > 0; count--) {
    const at = random.below(changed.length + 1);
    changed = changed.slice(0, at) + random.pick(oddTags) + changed.slice(at);
  }
  return changed;
};
const removeTags: TextMutation = (text, random) =>
  replaceSome(text, /<[^<>]*>/g, random, 2 + random.below(20), () => '');
const nest: TextMutation = (text, random) => {
  const tag = random.pick(['<table><tr><td>', '<div>', '<span>', '<table>', '<td>', '<ul><li>']);
  const at = random.below(text.length + 1);
  return text.slice(0, at) + tag.repeat(1 + random.below(300)) + text.slice(at);
};
const spans: TextMutation = (text, random) =>
  replaceSome(text, /(?:row|col)span="?\d+"?/g, random, 2, (found) =>
    found.replace(/\d+/, random.pick(['0', '199', '201', '65535', '1e9', '-1'])),
  );
const brackets: TextMutation = (text, random) =>
  replaceSome(text, /[（）()，。；、]/g, random, 2 + random.below(8), () =>
    random.pick(['（', '）', '', '(', '；', '其中', '其中：']),
  );
const signs: TextMutation = (text, random) =>
  replaceSome(text, /[\u4e00-\u9fff]/g, random, 20 + random.below(200), () =>
    random.pick(['其中', '共', '件', '%', '率', '每月', '\ud83d', '\u200b', '１', '無', '縣']),
  );

export const textMutations: readonly TextMutation[] = [
  shuffleLines,
  shuffleLines,
  dropLines,
  repeatLines,
  joinLines,
  breakLines,
  oddDigits,
  otherDigits,
  splitDigits,
  insertTags,
  removeTags,
  nest,
  spans,
  brackets,
  signs,
];

function utf16(text: string, big: boolean): Buffer {
  const bytes = Buffer.from(`\ufeff${text}`, 'utf16le');
  return big ? bytes.swap16() : bytes;
}

/** The text's bytes in a character set that may not be the one it says. */
export function encode(text: string, random: Random): Buffer {
  const way = random.below(16);
  if (way === 0) return utf16(text, false);
  if (way === 1) return utf16(text, true);
  if (way === 2) return Buffer.from(text, 'latin1');
  if (way === 3) return Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(text)]);
  if (way === 4) return Buffer.from(text, 'utf16le');
  return Buffer.from(text);
}
