/** A box that says what happened, what is safe and what to do next. */
import type { ComponentChildren } from 'preact';

export interface NoticeProps {
  readonly tone: 'info' | 'warn' | 'error' | 'ok';
  readonly title: string;
  readonly children?: ComponentChildren;
}

const sign = { info: '提示', warn: '注意', error: '未能完成', ok: '完成' } as const;

/** Title and explanation; errors and warnings are announced. */
export function Notice({ tone, title, children }: NoticeProps) {
  return (
    <div class={`notice ${tone}`} role={tone === 'error' ? 'alert' : undefined}>
      <p class="notice-title">
        <span class="notice-sign">{sign[tone]}</span>
        {title}
      </p>
      {children === undefined ? null : <div>{children}</div>}
    </div>
  );
}
