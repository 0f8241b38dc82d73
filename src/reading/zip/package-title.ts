/** The title in the properties of an Office package. */
import type { ReadingLimits } from '../limits.ts';
import type { ZipPackage } from './open-package.ts';
import { scanXml } from './scan-xml.ts';

/** The declared title (`dc:title`), if there is one; unreadable properties count as none. */
export async function packageTitle(parts: ZipPackage, limits: ReadingLimits): Promise<string | undefined> {
  const xml = await parts.read('docProps/core.xml');
  if (typeof xml !== 'string') return undefined;
  let inside = false;
  let title = '';
  const handler = {
    open(name: string) {
      if (name === 'title') inside = true;
    },
    close(name: string) {
      if (name === 'title') inside = false;
    },
    text(text: string) {
      if (inside) title += text;
    },
  };
  if (scanXml(xml, handler, limits) !== undefined) return undefined;
  return title.trim() === '' ? undefined : title.trim();
}
