/** Markup of a part of a page that depends on one unchanging view alone: written once for each view. */
import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';

const written = new WeakMap<object, Map<string, string>>();

/**
 * The part as content of an element: `<div {...keptMarkup(view, 'body', () => <Body view={view} />)} />`.
 * @param view never changed after it was made; when the store changes, use cases make a new one
 * @param part tells the parts of one view apart
 */
export function keptMarkup(view: object, part: string, render: () => VNode) {
  const known = written.get(view) ?? new Map<string, string>();
  written.set(view, known);
  const html = known.get(part) ?? renderToString(render());
  known.set(part, html);
  return { dangerouslySetInnerHTML: { __html: html } };
}
