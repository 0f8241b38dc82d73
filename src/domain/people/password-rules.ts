/** Whether a new password is good enough. Any character counts, also spaces and Chinese ones. */
import type { Problem } from '../problems/problem.ts';
import type { PasswordPolicy } from './sign-in-policy.ts';

const article = 'GB/T 22239-2019 8.1.4.1 a)';

/** Rows of a keyboard and the running orders, forwards; backwards counts as well. */
const runs = [
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  '1qaz2wsx3edc4rfv5tgb',
];
const shortestRun = 4;

/** Groups of characters of which a password may be mixed. */
const kinds: readonly RegExp[] = [
  /\p{Ll}/u,
  /\p{Lu}/u,
  /\p{Nd}/u,
  /[\p{P}\p{S}\p{Z}]/u,
  /[\p{Lo}\p{Lm}\p{M}]/u,
];

/**
 * What is wrong with a new password; null: nothing.
 * @param password in NFC
 * @param own words that it must not be made of: name, sign-in name, county
 */
export function passwordProblem(
  password: string,
  policy: PasswordPolicy,
  own: readonly string[],
): Problem | null {
  const say = (message: string): Problem => ({ code: 'password-weak', field: 'password', message, article });
  const characters = [...password];
  const { longFrom, longKinds, mixedFrom, mixedKinds } = policy;
  const mixed = kinds.filter((kind) => kind.test(password)).length;
  if (characters.length > policy.longest) return say(`口令太长，最多 ${policy.longest} 个字符。`);
  const enough =
    (characters.length >= longFrom && mixed >= longKinds) ||
    (characters.length >= mixedFrom && mixed >= mixedKinds);
  if (!enough)
    return say(
      `口令须有 ${longFrom} 个以上字符并含 ${longKinds} 类，或 ${mixedFrom} 个以上字符并含 ${mixedKinds} 类（小写字母、大写字母、数字、符号和空格、汉字）。现在是 ${characters.length} 个字符、${mixed} 类。`,
    );
  const folded = password.normalize('NFKC').toLowerCase();
  if (isCommon(folded, policy.common)) return say('这是很多人都在用的口令，最先被人试到。请换一个。');
  const owned = own.map((word) => word.normalize('NFKC').toLowerCase()).find((word) => madeOf(folded, word));
  if (owned !== undefined) return say('口令里不要用姓名、登录名或县名。请换一个。');
  if (new Set(characters).size < 5) return say('口令里重复的字符太多。请换一个。');
  if (isKeyboardRun(folded)) return say('口令主要是连续的数字、字母或键盘上相邻的键。请换一个。');
  return null;
}

/** In the list, itself or without what is usually hung on: signs and digits at the ends. */
function isCommon(folded: string, common: ReadonlySet<string>): boolean {
  const core = folded.replace(/[!@#$%^&*()_+\-=.,?~ ]+$/u, '');
  return common.has(folded) || common.has(core) || common.has(core.replace(/^[!@#$%^&*._\- ]+/u, ''));
}

/** Is what remains of a password without the word too little to be one? */
function madeOf(folded: string, word: string): boolean {
  const length = [...word].length;
  if (length < 2 || !folded.includes(word)) return false;
  return [...folded.replaceAll(word, '')].length < 8;
}

/** Do runs make up more than half of it? */
function isKeyboardRun(folded: string): boolean {
  let covered = 0;
  let at = 0;
  while (at < folded.length) {
    const length = runAt(folded, at);
    covered += length >= shortestRun ? length : 0;
    at += length >= shortestRun ? length : 1;
  }
  return covered * 2 > folded.length && folded.length - covered < 6;
}

function runAt(text: string, at: number): number {
  let longest = 1;
  for (const run of runs)
    for (const line of [run, [...run].reverse().join('')]) {
      let length = shortestRun;
      while (at + length <= text.length && line.includes(text.slice(at, at + length))) length += 1;
      longest = Math.max(longest, length - 1);
    }
  return longest >= shortestRun ? longest : 1;
}
