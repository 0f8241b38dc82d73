/** Tags with which a page or a fragment of one begins. */
const opening =
  /^\s{0,1000}<(?:!doctype|!--|\?xml|html|head|body|meta|title|table|div|p|span|h[1-6]|ul|ol|br|font|center|style|script|article|section|main)[\s>/-]/i;

/** End tags that a fragment has many of, wherever it begins. */
const closing = /<\/(?:p|div|td|tr|table|span|li|a|h[1-6])\s*>/gi;

/** How far into a text end tags are looked for, in characters. */
const SEARCH = 20_000;

/**
 * True when a text is a page or a fragment of HTML. A file named as text is one only when it begins with a tag, since
 * texts made by recognition programs hold single HTML tables between their lines.
 */
export function looksLikeHtml(text: string, name: string): boolean {
  const first = text.indexOf('<');
  if (first < 0) return false;
  const named = /\.(?:s?html?|xhtml|aspx?|jspx?|php)$/i.test(name);
  if (named) return true;
  const asText = /\.(?:txt|md|markdown|csv)$/i.test(name);
  if (opening.test(text)) return !asText || /^\s{0,1000}<(?:!doctype|html|head|body|meta|\?xml)/i.test(text);
  return !asText && (text.slice(0, SEARCH).match(closing)?.length ?? 0) >= 3;
}
