/** Every layout that is tried. */
import { cellPerLine } from './files/cell-per-line.ts';
import type { FileLayout } from './files/file-layout.ts';
import { webPages } from './files/html.ts';
import { markdown } from './files/markdown.ts';
import { officeFiles } from './files/office.ts';
import { rowPerLine } from './files/row-per-line.ts';

/** Layouts that cost next to nothing to write and read. */
export const quickLayouts: readonly FileLayout[] = [...cellPerLine, ...rowPerLine, ...markdown, ...webPages];

export const allLayouts: readonly FileLayout[] = [...quickLayouts, ...officeFiles];
