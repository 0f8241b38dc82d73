/** A clean copy of a DOCX: only parts that print, each cleaned, under neutral names. */
import { type Parts, readParts } from '../office/package.ts';
import {
  contentTypeBytes,
  type Relationship,
  relationshipBytes,
  relationshipPart,
  relationshipsOf,
} from '../office/relationships.ts';
import {
  attributeOf,
  childrenOf,
  everyElement,
  isElement,
  localName,
  parseXml,
  type XmlElement,
  xmlBytes,
} from '../office/xml.ts';
import { cleanPicture, pictureKind } from '../picture/clean-picture.ts';
import { problems, Refusal } from '../problems.ts';
import { type CleanContext, cleanPart } from './clean-part.ts';
import { hiddenStyles } from './hidden-styles.ts';
import { droppedNotes, keptParts, keptSettings, partOrder } from './parts.ts';

export interface CopyPart {
  /** Last word of the relationship's type. */
  readonly kind: string;
  readonly name: string;
  readonly root: XmlElement;
  readonly relationships: readonly Relationship[];
}

interface CopyPicture {
  readonly bytes: Uint8Array;
  readonly mediaType: string;
}

export interface DocxCopy {
  /** In the order in which their text is read. */
  readonly parts: readonly CopyPart[];
  readonly pictures: ReadonlyMap<string, CopyPicture>;
  /** What was taken out, zh-CN, each once. */
  readonly notes: readonly string[];
}

/** Reads a DOCX and keeps what prints. @throws Refusal */
export async function docxCopy(bytes: Uint8Array): Promise<DocxCopy> {
  const parts = await readParts(bytes);
  const main = relationshipsOf(parts, '').find(({ kind }) => kind === 'officeDocument');
  if (main === undefined || !parts.has(main.target)) throw new Refusal(problems.damaged);
  const notes = new Set<string>();
  const note = (sentence: string) => notes.add(sentence);
  for (const { kind } of relationshipsOf(parts, '')) noteDropped(kind, note);
  const copy = new Copy(parts, note);
  await copy.take(main.target, 'officeDocument');
  return { parts: copy.inOrder(), pictures: copy.pictures, notes: [...notes] };
}

function noteDropped(kind: string, note: (sentence: string) => void): void {
  const sentence = Object.hasOwn(droppedNotes, kind) ? droppedNotes[kind] : undefined;
  if (sentence !== undefined) note(sentence);
}

/** Parts of which a document has one. */
const SINGLE = new Set(['styles', 'settings', 'numbering', 'fontTable', 'footnotes', 'endnotes']);

class Copy {
  readonly pictures = new Map<string, CopyPicture>();
  readonly #parts: Parts;
  readonly #note: (sentence: string) => void;
  readonly #taken = new Map<string, CopyPart>();
  /** New names of parts and pictures that are kept, by old name; null: it is not kept. */
  readonly #names = new Map<string, string | null>();
  #hidden: ReadonlySet<string> = new Set();

  constructor(parts: Parts, note: (sentence: string) => void) {
    this.#parts = parts;
    this.#note = note;
  }

  inOrder(): CopyPart[] {
    return [...this.#taken.values()].sort(
      (a, b) => partOrder.indexOf(a.kind) - partOrder.indexOf(b.kind) || (a.name < b.name ? -1 : 1),
    );
  }

  /** Takes a part and, below it, whatever it needs; returns its new name. */
  async take(oldName: string, kind: string): Promise<string | null> {
    const known = this.#names.get(oldName);
    if (known !== undefined) return known;
    const bytes = this.#parts.get(oldName);
    if (bytes === undefined || !Object.hasOwn(keptParts, kind)) return null;
    const name = this.#nameFor(kind);
    this.#names.set(oldName, name);
    const root = parseXml(bytes);
    const placeholder: CopyPart = { kind, name, root, relationships: [] };
    this.#taken.set(oldName, placeholder);
    const declared = relationshipsOf(this.#parts, oldName);
    if (kind === 'theme' && declared.length > 0) {
      this.#taken.delete(oldName);
      this.#names.set(oldName, null);
      return null;
    }
    if (kind === 'officeDocument') this.#hidden = this.#hiddenStyles(declared);
    const relationships: Relationship[] = [];
    for (const each of declared) {
      const target = each.external ? null : await this.#target(each);
      if (target === null) noteDropped(each.kind, this.#note);
      else relationships.push({ ...each, target });
    }
    const kept = new Set(relationships.map(({ id }) => id));
    if (keptParts[kind]?.text === true) await this.#crop(root, oldName, relationships, kept);
    cleanTree(root, kind, { hidden: this.#hidden, kept, note: this.#note });
    this.#taken.set(oldName, { ...placeholder, relationships });
    return name;
  }

  /** As offices name them: some readers look for the usual names only. */
  #nameFor(kind: string): string {
    if (kind === 'officeDocument') return 'word/document.xml';
    const same = [...this.#taken.values()].filter((each) => each.kind === kind).length;
    return `word/${kind}${same === 0 && SINGLE.has(kind) ? '' : same + 1}.xml`;
  }

  #hiddenStyles(declared: readonly Relationship[]): ReadonlySet<string> {
    const styles = declared.find(({ kind, external }) => kind === 'styles' && !external);
    const bytes = styles === undefined ? undefined : this.#parts.get(styles.target);
    return hiddenStyles(bytes === undefined ? undefined : parseXml(bytes));
  }

  async #target({ kind, target }: Relationship): Promise<string | null> {
    return kind === 'image' ? this.#picture(target) : this.take(target, kind);
  }

  async #picture(oldName: string): Promise<string | null> {
    const known = this.#names.get(oldName);
    if (known !== undefined) return known;
    const bytes = this.#parts.get(oldName);
    const kind = bytes === undefined ? null : pictureKind(bytes);
    if (bytes === undefined || kind === null) {
      this.#note('矢量图片或无法识别的图片已删除。');
      this.#names.set(oldName, null);
      return null;
    }
    const picture = await cleanPicture(bytes, kind);
    if (picture.changed) this.#note('图片中的拍摄信息等附加数据已删除。');
    const name = `word/media/image${this.pictures.size + 1}.${picture.extension}`;
    this.#names.set(oldName, name);
    this.pictures.set(name, picture);
    return name;
  }

  /** What was cut off a picture is still in its file: it is cut off there too. */
  async #crop(
    root: XmlElement,
    oldName: string,
    relationships: Relationship[],
    kept: Set<string>,
  ): Promise<void> {
    const declared = relationshipsOf(this.#parts, oldName);
    for (const fill of [...everyElement(root)].filter((each) => localName(each.name) === 'blipFill')) {
      const [blip] = childrenOf(fill, 'blip');
      const [cut] = childrenOf(fill, 'srcRect');
      const crop = cut === undefined ? null : cropOf(cut);
      if (blip === undefined || cut === undefined || crop === null) continue;
      const id = attributeOf(blip, 'embed') ?? '';
      const source = declared.find((each) => each.id === id && !each.external);
      const bytes = source === undefined ? undefined : this.#parts.get(source.target);
      const kind = bytes === undefined ? null : pictureKind(bytes);
      if (source === undefined || bytes === undefined || kind === null) continue;
      const picture = await cleanPicture(bytes, kind, crop);
      const name = `word/media/image${this.pictures.size + 1}.${picture.extension}`;
      this.pictures.set(name, picture);
      const newId = `rIdCut${relationships.length + 1}`;
      relationships.push({ ...source, id: newId, target: name });
      kept.add(newId);
      for (const key of Object.keys(blip.attributes))
        if (localName(key) === 'embed') blip.attributes[key] = newId;
      cut.attributes = {};
      this.#note('图片中被裁剪掉的部分已删除。');
    }
    this.#forgetUnused(root, relationships);
  }

  /** Whole pictures of which only a part is shown must not lie in the file. */
  #forgetUnused(root: XmlElement, relationships: Relationship[]): void {
    const used = new Set([...everyElement(root)].flatMap((each) => Object.values(each.attributes)));
    for (let at = relationships.length - 1; at >= 0; at--) {
      const each = relationships[at]!;
      if (each.kind === 'image' && !used.has(each.id)) relationships.splice(at, 1);
    }
  }
}

const WHOLE = 100_000;

/** The part that a `srcRect` cuts off; null where it cuts nothing. */
function cropOf(cut: XmlElement): { left: number; top: number; right: number; bottom: number } | null {
  const share = (name: string) =>
    Math.min(0.99, Math.max(0, Number(attributeOf(cut, name) ?? 0) / WHOLE || 0));
  const crop = { left: share('l'), top: share('t'), right: share('r'), bottom: share('b') };
  if (crop.left + crop.right >= 1 || crop.top + crop.bottom >= 1) return null;
  return crop.left + crop.top + crop.right + crop.bottom === 0 ? null : crop;
}

function cleanTree(root: XmlElement, kind: string, context: CleanContext): void {
  if (kind === 'settings')
    root.children = root.children.filter((each) => isElement(each) && keptSettings.has(localName(each.name)));
  cleanPart(root, context);
}

/** The files of a copy, in order: ready to be packed. Pictures that nothing shows stay out. */
export function copyEntries({ parts, pictures }: DocxCopy): { name: string; bytes: Uint8Array }[] {
  const types = new Map<string, string>();
  const entries: { name: string; bytes: Uint8Array }[] = [];
  const used = new Set(parts.flatMap(({ relationships }) => relationships.map(({ target }) => target)));
  for (const { kind, name, root, relationships } of parts) {
    types.set(name, keptParts[kind]!.contentType);
    entries.push({ name, bytes: xmlBytes(root) });
    if (relationships.length > 0)
      entries.push({ name: relationshipPart(name), bytes: relationshipBytes(name, relationships) });
  }
  for (const [name, { bytes, mediaType }] of pictures) {
    if (!used.has(name)) continue;
    types.set(name, mediaType);
    entries.push({ name, bytes });
  }
  const main: Relationship = {
    id: 'rId1',
    kind: 'officeDocument',
    type: 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument',
    target: 'word/document.xml',
    external: false,
  };
  return [
    { name: '[Content_Types].xml', bytes: contentTypeBytes(types) },
    { name: '_rels/.rels', bytes: relationshipBytes('', [main]) },
    ...entries,
  ];
}
