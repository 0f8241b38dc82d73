/** Small marks: form, contradictions, things to check. Words and sign, never colour alone. */
import { scopeText } from '../../words.ts';

export interface FindingCounts {
  readonly errors: number;
  readonly warnings: number;
  readonly hints: number;
}

/** How many findings a report has; `没有发现矛盾` where there is none. */
export function FindingTags({ errors, warnings, hints }: FindingCounts) {
  return (
    <>
      {errors > 0 ? <span class="tag off">{errors} 处矛盾</span> : <span class="tag ok">未见矛盾</span>}
      {warnings > 0 ? <span class="tag soon">{warnings} 处待核</span> : null}
      {hints > 0 && errors + warnings === 0 ? <span class="tag plain">{hints} 条提示</span> : null}
    </>
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
