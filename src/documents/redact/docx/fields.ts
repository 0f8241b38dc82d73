/** Field codes say more than they print (file paths, addresses, names): only page numbers keep theirs. */
import { attributeOf, isElement, localName, type XmlElement, type XmlNode } from '../office/xml.ts';

const KEPT = /^\s*(PAGE|NUMPAGES|SECTIONPAGES)\b/i;

interface Field {
  readonly characters: XmlElement[];
  readonly codes: XmlElement[];
  code: string;
  inCode: boolean;
}

/** Takes out all field codes but those of page numbers; results stay as text. Those that never end go too. */
export function withoutFieldCodes(root: XmlElement): void {
  const goes = new Set<XmlElement>();
  const open: Field[] = [];
  const settle = (field: Field) => {
    const kept = KEPT.exec(field.code)?.[1];
    if (kept === undefined || field.characters.length < 2) {
      for (const each of [...field.characters, ...field.codes]) goes.add(each);
      return;
    }
    for (const [at, each] of field.codes.entries())
      each.children = [{ text: at === 0 ? ` ${kept.toUpperCase()} ` : '' }];
  };
  const visit = (element: XmlElement): void => {
    const field = open.at(-1);
    const name = localName(element.name);
    if (name === 'fldChar') {
      const type = attributeOf(element, 'fldCharType');
      if (type === 'begin') open.push({ characters: [element], codes: [], code: '', inCode: true });
      else if (field === undefined) goes.add(element);
      else {
        field.characters.push(element);
        field.inCode = false;
        if (type === 'end') settle(open.pop()!);
      }
      element.children = [];
      return;
    }
    if (name === 'instrText') {
      if (field === undefined || !field.inCode) goes.add(element);
      else {
        field.codes.push(element);
        field.code += element.children.map((each) => (isElement(each) ? '' : each.text)).join('');
      }
      return;
    }
    for (const child of element.children) if (isElement(child)) visit(child);
  };
  visit(root);
  for (const field of open) for (const each of [...field.characters, ...field.codes]) goes.add(each);
  remove(root, goes);
}

function remove(element: XmlElement, goes: ReadonlySet<XmlNode>): void {
  element.children = element.children.filter((each) => !goes.has(each));
  for (const child of element.children) if (isElement(child)) remove(child, goes);
}
