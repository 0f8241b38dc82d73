/** Style sheet and script, read once; their addresses change with their content. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

export interface Asset {
  readonly path: string;
  readonly type: string;
  readonly body: Buffer;
}

export interface Assets {
  readonly css: Asset;
  readonly js: Asset;
  readonly icon: Asset;
}

/** Reads the assets beside this file (sources) or beside the bundle (dist/assets). */
export function loadAssets(): Assets {
  return {
    css: load('portal.css', 'text/css; charset=utf-8'),
    js: load('portal.js', 'text/javascript; charset=utf-8'),
    icon: load('icon.svg', 'image/svg+xml'),
  };
}

function load(name: string, type: string): Asset {
  const body = readFileSync(new URL(`./assets/${name}`, import.meta.url));
  const hash = createHash('sha256').update(body).digest('base64url').slice(0, 10);
  return { path: `/assets/${name.replace('.', `-${hash}.`)}`, type, body };
}
