/** Style sheet and script, read once; their addresses change with their content. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';

export interface Asset {
  readonly path: string;
  readonly type: string;
  readonly body: Buffer;
}

export interface Assets {
  readonly css: Asset;
  /** Comes after `css` on the pages of the workbench. */
  readonly workbenchCss: Asset;
  readonly js: Asset;
  readonly icon: Asset;
}

/** Reads the assets beside this file (sources) or beside the bundle (dist/assets). */
export function loadAssets(): Assets {
  return {
    css: asset('portal.css', 'text/css; charset=utf-8', styles('styles')),
    workbenchCss: asset('workbench.css', 'text/css; charset=utf-8', styles('workbench')),
    js: load('portal.js', 'text/javascript; charset=utf-8'),
    icon: load('icon.svg', 'image/svg+xml'),
  };
}

const folder = new URL('./assets/', import.meta.url);

function load(name: string, type: string): Asset {
  return asset(name, type, readFileSync(new URL(name, folder)));
}

/** The parts of a style sheet, in the order of their numbers. */
function styles(name: 'styles' | 'workbench'): Buffer {
  const parts = readdirSync(new URL(`${name}/`, folder))
    .filter((part) => part.endsWith('.css'))
    .sort();
  return Buffer.concat(parts.map((part) => readFileSync(new URL(`${name}/${part}`, folder))));
}

function asset(name: string, type: string, body: Buffer): Asset {
  const hash = createHash('sha256').update(body).digest('base64url').slice(0, 10);
  return { path: `/assets/${name.replace('.', `-${hash}.`)}`, type, body };
}
