/** Styles whose text does not print. */
import { attributeOf, childrenOf, type XmlElement } from '../office/xml.ts';

/** Is a property (an element without value, or with one) switched on? Null where it is not mentioned. */
export function switched(properties: XmlElement | undefined, names: readonly string[]): boolean | null {
  if (properties === undefined) return null;
  for (const name of names) {
    const found = childrenOf(properties, name)[0];
    if (found === undefined) continue;
    const value = attributeOf(found, 'val');
    return value !== '0' && value !== 'false' && value !== 'off';
  }
  return null;
}

export const HIDING: readonly string[] = ['vanish', 'specVanish'];

/** Ids of styles that hide text, by themselves or by what they are based on. */
export function hiddenStyles(styles: XmlElement | undefined): ReadonlySet<string> {
  const own = new Map<string, { readonly hides: boolean | null; readonly base: string | undefined }>();
  for (const style of styles === undefined ? [] : childrenOf(styles, 'style')) {
    const base = childrenOf(style, 'basedOn')[0];
    own.set(attributeOf(style, 'styleId') ?? '', {
      hides: switched(childrenOf(style, 'rPr')[0], HIDING),
      base: base === undefined ? undefined : attributeOf(base, 'val'),
    });
  }
  const hides = (id: string, seen: ReadonlySet<string>): boolean => {
    const style = own.get(id);
    if (style === undefined || seen.has(id)) return false;
    return style.hides ?? (style.base === undefined ? false : hides(style.base, new Set([...seen, id])));
  };
  return new Set([...own.keys()].filter((id) => hides(id, new Set())));
}
