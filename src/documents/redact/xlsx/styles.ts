/** Cell formats under which nothing is printed, whatever the cell holds. */
import { attributeOf, childrenOf, type XmlElement } from '../office/xml.ts';

/** A number format of semicolons only prints neither numbers nor text. */
const NOTHING = /^\s*;+\s*$/;

/** Numbers of the formats, as cells refer to them. */
export function invisibleFormats(styles: XmlElement | undefined): ReadonlySet<number> {
  if (styles === undefined) return new Set();
  const codes = childrenOf(styles, 'numFmts').flatMap((each) => childrenOf(each, 'numFmt'));
  const nothing = new Set(
    codes
      .filter((each) => NOTHING.test(attributeOf(each, 'formatCode') ?? ''))
      .map((each) => attributeOf(each, 'numFmtId')),
  );
  const formats = childrenOf(styles, 'cellXfs').flatMap((each) => childrenOf(each, 'xf'));
  return new Set(
    formats.flatMap((each, at) => (nothing.has(attributeOf(each, 'numFmtId') ?? '') ? [at] : [])),
  );
}
