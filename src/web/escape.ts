/** Text made safe for markup written by hand (tables, feeds); Preact does the same for everything else. */

const special = /[&<>"']/;
const every = /[&<>"']/g;
const names: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** The text with the five special characters named: safe as content and in a quoted attribute. */
export function escapeMarkup(text: string): string {
  return special.test(text) ? text.replace(every, (each) => names[each] as string) : text;
}
