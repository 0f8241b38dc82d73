/** Typefaces of an official letter: those that the standard asks for first, free ones that stand in for them after. */
import { existsSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

/** Names in a DOCX: offices have these faces; nothing is embedded. */
export const docxFaces = Object.freeze({
  head: '方正小标宋简体',
  body: '仿宋_GB2312',
  level1: '黑体',
  level2: '楷体_GB2312',
  figures: '宋体',
  /** For figures and Latin letters inside the body. */
  latin: 'Times New Roman',
});

const STAND_IN = ['Noto Serif SC', 'Noto Sans S Chinese'] as const;

/** Families in a PDF, best first. What the operator's folder does not hold is passed over. */
export const pdfFaces = Object.freeze({
  head: ['方正小标宋简体', 'FZXiaoBiaoSong-B05S', 'FZXiaoBiaoSong-B05', ...STAND_IN],
  body: ['仿宋_GB2312', 'FangSong_GB2312', '仿宋', 'FangSong', '朱雀仿宋', 'Zhuque Fangsong', ...STAND_IN],
  level1: ['黑体', 'SimHei', 'Noto Sans S Chinese', 'Noto Serif SC'],
  level2: ['楷体_GB2312', 'KaiTi_GB2312', '楷体', 'KaiTi', '霞鹜文楷', 'LXGW WenKai', ...STAND_IN],
  figures: ['宋体', 'SimSun', ...STAND_IN],
});

const packaged = [
  '@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf',
  '@expo-google-fonts/noto-serif-sc/700Bold/NotoSerifSC_700Bold.ttf',
  '@embedpdf/fonts-sc/fonts/NotoSansHans-Medium.otf',
] as const;

/**
 * Paths of the font files at hand: the operator's first.
 * @param folder of the operator's own fonts (TTF, OTF, TTC); null: none
 * @throws when the folder cannot be read or a font package is not installed
 */
export function fontFiles(folder: string | null): readonly string[] {
  const own =
    folder === null
      ? []
      : readdirSync(folder)
          .filter((name) => /\.(ttf|otf|ttc)$/i.test(name))
          .sort()
          .map((name) => join(folder, name));
  return [...own, ...packaged.map(installedFile)];
}

/** Files that draw the text of PDFs which bring no fonts of their own, by the generic family that is asked for. */
export function standInFiles(): ReadonlyMap<string, string> {
  const [serif, , sans] = packaged.map(installedFile);
  return new Map([
    ['serif', serif!],
    ['monospace', serif!],
    ['sans-serif', sans!],
  ]);
}

/** A file of an installed package, also where the package does not export it. */
function installedFile(path: string): string {
  const places = createRequire(import.meta.url).resolve.paths(path) ?? [];
  const found = places.map((place) => join(place, path)).find(existsSync);
  if (found === undefined) throw new Error(`Font file not installed: ${path}`);
  return found;
}
