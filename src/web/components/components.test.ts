import { existsSync, readdirSync } from 'node:fs';
import { renderToString } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { gallery } from './gallery.ts';

const folders = readdirSync(import.meta.dirname, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);

/** The frame of a page and a bare wrapper: every page shows them. */
const withoutExamples = ['layout', 'scroll-region'];

describe('components', () => {
  it('have examples, all of them in the gallery', () => {
    const shown = gallery.map((entry) => entry.component);
    expect([...shown, ...withoutExamples].sort()).toEqual(folders.sort());
    for (const name of shown)
      expect(existsSync(`${import.meta.dirname}/${name}/${name}.examples.tsx`)).toBe(true);
  });

  it.each(
    gallery.flatMap(({ component, examples }) =>
      examples.map((each) => [component, each.name, each.node] as const),
    ),
  )('%s: %s', (_component, _name, node) => {
    const html = renderToString(node);
    expect(html).not.toMatch(/ style=|undefined|NaN|\[object/);
  });
});
