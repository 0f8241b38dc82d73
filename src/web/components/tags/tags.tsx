/** Small marks: form, contradictions, things to check. Words and sign, never colour alone. */
import { scopeText } from '../../words.ts';

export interface FindingCounts {
  readonly errors: number;
  readonly warnings: number;
  readonly hints: number;
}

/** How many findings a report has; `未见矛盾` where there is none. */
export function FindingTags({ errors, warnings, hints, href }: FindingCounts & { href?: string }) {
  return (
    <>
      {errors > 0 ? tag('off', `${errors} 处矛盾`, href) : <span class="tag ok">未见矛盾</span>}
      {warnings > 0 ? tag('soon', `${warnings} 处待核`, href) : null}
      {hints > 0 && errors + warnings === 0 ? tag('plain', `${hints} 条提示`, href) : null}
    </>
  );
}

function tag(tone: string, words: string, href: string | undefined) {
  if (href === undefined) return <span class={`tag ${tone}`}>{words}</span>;
  return (
    <a class={`tag ${tone}`} href={href}>
      {words}
    </a>
  );
}

/** The form that a report uses. */
export function FormatTag({ title }: { title: string | null }) {
  return <span class="tag info">{title ?? '格式未识别'}</span>;
}

/** What a report counts: one organ, or all organs of a government. */
export function ScopeTag({ scope }: { scope: 'organ' | 'summary' | null }) {
  return <span class="tag plain">{scopeText(scope)}</span>;
}
