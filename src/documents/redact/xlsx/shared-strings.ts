/** Texts of all cells are kept in one list: those of cells that went must go too. */
import { childrenOf, type XmlElement } from '../office/xml.ts';
import { withoutReadings } from './clean-sheet.ts';

/** Empties the texts that no cell shows; their places stay, since cells count them. */
export function keepStrings(root: XmlElement, used: ReadonlySet<number>): XmlElement {
  root.children = childrenOf(root, 'si');
  for (const [at, text] of childrenOf(root, 'si').entries()) {
    if (used.has(at)) withoutReadings(text);
    else text.children = [{ name: text.name.replace(/si$/, 't'), attributes: {}, children: [] }];
  }
  delete root.attributes.count;
  delete root.attributes.uniqueCount;
  return root;
}
