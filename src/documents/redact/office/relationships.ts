/** How the parts of an Office file refer to each other. */
import { posix } from 'node:path';
import type { Parts } from './package.ts';
import { attributeOf, childrenOf, parseXml, type XmlElement, xmlBytes } from './xml.ts';

export interface Relationship {
  readonly id: string;
  /** Last word of its type's address, e.g. `image`. */
  readonly kind: string;
  /** The whole address of its type. */
  readonly type: string;
  /** Name of the part, or what is outside. */
  readonly target: string;
  readonly external: boolean;
}

/** Name of the part that holds the relationships of a part. */
export function relationshipPart(name: string): string {
  return posix.join(posix.dirname(name), '_rels', `${posix.basename(name)}.rels`);
}

/** The relationships of a part; `''` for those of the file. */
export function relationshipsOf(parts: Parts, name: string): Relationship[] {
  const bytes = parts.get(name === '' ? '_rels/.rels' : relationshipPart(name));
  if (bytes === undefined) return [];
  return childrenOf(parseXml(bytes), 'Relationship').map((each) => {
    const type = attributeOf(each, 'Type') ?? '';
    const target = attributeOf(each, 'Target') ?? '';
    const external = attributeOf(each, 'TargetMode') === 'External';
    return {
      id: attributeOf(each, 'Id') ?? '',
      kind: type.split('/').at(-1) ?? '',
      type,
      target: external ? target : targetPart(name, target),
      external,
    };
  });
}

function targetPart(from: string, target: string): string {
  const clean = target.replaceAll('\\', '/');
  const joined = clean.startsWith('/')
    ? clean.slice(1)
    : posix.join(posix.dirname(from === '' ? '.' : from), clean);
  return posix.normalize(joined).replace(/^(?:\.\.?\/)+/, '');
}

/** Writes relationships. */
export function relationshipBytes(from: string, relationships: readonly Relationship[]): Uint8Array {
  const base = posix.dirname(from === '' ? '.' : from);
  const root: XmlElement = {
    name: 'Relationships',
    attributes: { xmlns: 'http://schemas.openxmlformats.org/package/2006/relationships' },
    children: relationships.map(({ id, type, target }) => ({
      name: 'Relationship',
      attributes: { Id: id, Type: type, Target: posix.relative(base, target) },
      children: [],
    })),
  };
  return xmlBytes(root);
}

/** Writes the list of content types. */
export function contentTypeBytes(types: ReadonlyMap<string, string>): Uint8Array {
  const root: XmlElement = {
    name: 'Types',
    attributes: { xmlns: 'http://schemas.openxmlformats.org/package/2006/content-types' },
    children: [
      {
        name: 'Default',
        attributes: {
          Extension: 'rels',
          ContentType: 'application/vnd.openxmlformats-package.relationships+xml',
        },
        children: [],
      },
      ...[...types].map(([name, type]) => ({
        name: 'Override',
        attributes: { PartName: `/${name}`, ContentType: type },
        children: [],
      })),
    ],
  };
  return xmlBytes(root);
}
