/** A region that scrolls sideways on its own, so that the page does not. */
import type { ComponentChildren } from 'preact';

/** Wide content; reachable by keyboard, which then scrolls it with the arrow keys (WCAG 2.1.1). */
export function ScrollRegion(props: { label: string; wide?: boolean; children: ComponentChildren }) {
  const { label, wide = false, children } = props;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section class={wide ? 'scroll wide' : 'scroll'} aria-label={`${label}（可左右滚动）`} tabIndex={0}>
      {children}
    </section>
  );
}
