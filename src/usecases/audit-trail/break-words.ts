/** A break of a chain in words: where it is, what it is, and between which entries. */
import type { BreakKind, ChainBreak } from '../../domain/audit-trail/verify.ts';

const kinds: Readonly<Record<BreakKind, { readonly zh: string; readonly en: string }>> = {
  changed: { zh: '内容与杂凑值不符，被改动过', en: 'was changed: its content does not fit its hash' },
  removed: { zh: '缺失，被删除', en: 'missing: removed' },
  unlinked: {
    zh: '与前一条接不上，这一条或前一条被替换过',
    en: 'does not continue the entry before it: one of the two was replaced',
  },
  inserted: { zh: '编号重复或不合编号规则，是另外插入的', en: 'number used twice or below 1: inserted' },
  moved: { zh: '次序不对，被移动过', en: 'out of order: moved' },
  'beyond-head': {
    zh: '超出数据库记下的链首，是另外加入的，或链首记录被改动',
    en: 'beyond the head that the database remembers: added, or the head was changed',
  },
  'cut-off': { zh: '缺失，链尾被截掉', en: 'missing: the end was cut off' },
  'head-differs': {
    zh: '与数据库记下的链首不符，最后一条或链首被替换过',
    en: 'differs from the head that the database remembers: one of the two was replaced',
  },
  'kept-head-differs': {
    zh: '与另存的链首不符，到这一条为止的链被重新编造过',
    en: 'differs from the head that was kept: the chain was rebuilt up to here',
  },
};

const range = ({ entryId, until }: ChainBreak) => (entryId === until ? `${entryId}` : `${entryId}–${until}`);

/** One line in Chinese. */
export function breakWords(each: ChainBreak): string {
  const { before, next } = each;
  const where =
    before === null && next === null ? '' : `（读到的前一条：${before ?? '无'}，后一条：${next ?? '无'}）`;
  return `第 ${range(each)} 条：${kinds[each.kind].zh}${where}`;
}

/** The same in English. */
export function breakWordsInEnglish(each: ChainBreak): string {
  return `entry ${range(each)} ${kinds[each.kind].en} (read before: ${each.before ?? 'none'}, after: ${each.next ?? 'none'})`;
}
