/** Numbers of persons in a text, for whoever must decide whether they may leave the house. */
import { checkCharacter } from '../../domain/personal-data/identity-number.ts';

export interface FoundNumber {
  /** As it stands. */
  readonly text: string;
  readonly kind: '身份证号' | '手机号' | '银行卡号' | '电子邮箱';
  /** How often. */
  readonly times: number;
}

/** Each different number once, in the order of its first place. */
export function numbersIn(text: string): readonly FoundNumber[] {
  const found = new Map<string, FoundNumber>();
  for (const [kind, pattern] of patterns)
    for (const [match] of text.matchAll(pattern)) {
      if (kind === '身份证号' && checkCharacter(match.slice(0, 17)) !== match.slice(17).toUpperCase())
        continue;
      const known = found.get(match);
      if (known !== undefined && known.kind !== kind) continue;
      found.set(match, { text: match, kind, times: (known?.times ?? 0) + 1 });
    }
  return [...found.values()];
}

const patterns: readonly (readonly [FoundNumber['kind'], RegExp])[] = [
  ['身份证号', /(?<!\d)\d{17}[\dXx](?!\d)/g],
  ['手机号', /(?<!\d)1[3-9]\d{9}(?!\d)/g],
  ['银行卡号', /(?<!\d)[3-6]\d{15,18}(?!\d)/g],
  ['电子邮箱', /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g],
];
