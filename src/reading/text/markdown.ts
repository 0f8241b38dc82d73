/** The printed text of Markdown: heading marks, emphasis and escapes taken off. */

/** A line of Markdown as a reader sees it. */
export function plainLine(line: string): string {
  let text = line;
  const first = text.charCodeAt(0);
  if (first === 0x23) text = text.replace(/^#{1,6}[ \t]+/, '');
  else if (first === 0x3e) text = text.replace(/^(?:> ?)+/, '');
  return plainInline(text);
}

/** Inline text: `**strong**`, `*emphasis*`, `__strong__`, backquotes and backslash escapes taken off. */
export function plainInline(text: string): string {
  let plain = text;
  if (plain.includes('**')) plain = plain.replace(/\*\*([^*\n]+)\*\*/g, '$1');
  if (plain.includes('*')) plain = plain.replace(/\*([^*\s][^*\n]*)\*/g, '$1');
  if (plain.includes('__')) plain = plain.replace(/__([^_\n]+)__/g, '$1');
  if (plain.includes('`')) plain = plain.replaceAll('`', '');
  if (plain.includes('\\')) plain = plain.replace(/\\([\\*_{}[\]()#+.!|>~-])/g, '$1');
  return plain;
}

/** The text of a Markdown table cell, `<br>` as a line break. */
export function plainCell(text: string): string {
  if (text === '') return text;
  const broken = text.includes('<') ? text.replace(/ ?<br ?\/?> ?/gi, '\n') : text;
  return plainInline(broken);
}
