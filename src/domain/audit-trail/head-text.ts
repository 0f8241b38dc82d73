/**
 * The head of a chain on paper: printed, signed by two, kept where the database's owner cannot reach it, and typed in
 * again to verify the chain. Written in groups of four, with a check that finds a slip of the finger.
 */
import type { Problem } from '../problems/problem.ts';
import type { ChainHead } from './entry.ts';

/** A hash in groups of four, four groups to a line. */
export function hashLines(hash: string): readonly string[] {
  const groups = hash.match(/.{1,4}/g) ?? [];
  return [0, 4, 8, 12].map((at) => groups.slice(at, at + 4).join(' '));
}

/** Four characters over region, number and hash. */
export function headCheck({ regionId, entryId, hash }: ChainHead, sm3: (text: string) => string): string {
  return sm3(`${regionId}:${entryId}:${hash}`).slice(0, 4);
}

/** @param at when it was printed, in words */
export function headText(head: ChainHead, at: string, sm3: (text: string) => string): string {
  const [first, ...rest] = hashLines(head.hash);
  return `审计链首 Audit chain head

县区 Region : ${head.regionId}
条数 Entries: ${head.entryId}
杂凑 Hash   : ${first}
${rest.map((line) => `              ${line}`).join('\n')}
校验 Check  : ${headCheck(head, sm3)}
时间 Time   : ${at}

打印人 Printed by: ______________________  日期 Date: ______________

见证人 Witness   : ______________________  日期 Date: ______________
`;
}

export type ReadHead =
  | { readonly ok: true; readonly head: ChainHead }
  | { readonly ok: false; readonly problem: Problem };

const wrong = (message: string): ReadHead => ({ ok: false, problem: { code: 'head-invalid', message } });

/**
 * Reads a head that was printed by {@link headText} or typed in again (spaces, capitals and full-width characters do
 * not matter), or the short form `REGION:NUMBER:HASH`.
 */
export function readHead(text: string, sm3: (text: string) => string): ReadHead {
  const plain = text.normalize('NFKC').toLowerCase();
  const short = /^\s*(\d{6}):(\d{1,15}):([0-9a-f]{64})\s*$/.exec(plain);
  if (short !== null) {
    return { ok: true, head: { regionId: short[1]!, entryId: Number(short[2]), hash: short[3]! } };
  }
  const regionId = /(?:县区|region)[^:\n]*:\s*(\d{6})\b/.exec(plain)?.[1];
  const entryId = /(?:条数|entries)[^:\n]*:\s*(\d{1,15})\b/.exec(plain)?.[1];
  // Up to the next word, of which “check” begins like a group.
  const hash = /(?:杂凑|hash)[^:\n]*:([0-9a-f\s]*?)(?:check|[^0-9a-f\s]|$)/
    .exec(plain)?.[1]
    ?.replace(/\s/g, '');
  const check = /(?:校验|check)[^:\n]*:\s*((?:[0-9a-f]\s*){4})/.exec(plain)?.[1]?.replace(/\s/g, '');
  if (regionId === undefined || entryId === undefined || hash === undefined || check === undefined) {
    return wrong('读不出链首：应有县区、条数、杂凑、校验四项，或写成 县区代码:条数:杂凑值。');
  }
  if (hash.length !== 64) {
    return wrong(`杂凑值应为 64 个字符（16 组，每组 4 个），现在是 ${hash.length} 个，请对照纸面检查。`);
  }
  const head = { regionId, entryId: Number(entryId), hash };
  if (headCheck(head, sm3) !== check) {
    return wrong('校验不符：县区、条数或杂凑值有一处输入错误，请对照纸面逐组检查。');
  }
  return { ok: true, head };
}
