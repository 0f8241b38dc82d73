/** The fields of a form of the workbench. Only the fields that are asked for are read: nothing else gets through. */
import type { WebContext } from '../site.ts';

const mostBytes = 256 * 1024;
const longestField = 20_000;

export interface StaffForm {
  /** Trimmed, in NFC, without control characters other than line breaks; '' when it was not sent. */
  text(name: string): string;
  /** As sent, for passwords. */
  raw(name: string): string;
  list(name: string): readonly string[];
}

/** Reads an urlencoded form; what is larger, or another kind of body, counts as an empty form. */
export async function staffForm(c: WebContext): Promise<StaffForm> {
  const fields = await readFields(c);
  const one = (name: string) => (fields.get(name) ?? '').slice(0, longestField);
  return {
    text: (name) => tidy(one(name)),
    raw: one,
    list: (name) =>
      fields
        .getAll(name)
        .slice(0, 500)
        .map((each) => tidy(each.slice(0, longestField))),
  };
}

async function readFields(c: WebContext): Promise<URLSearchParams> {
  const type = c.req.header('content-type') ?? '';
  if (!/^application\/x-www-form-urlencoded\b/i.test(type)) return new URLSearchParams();
  const body = await c.req.text();
  return new URLSearchParams(body.length > mostBytes ? '' : body);
}

function tidy(text: string): string {
  return (
    text
      .replaceAll('\r\n', '\n')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is removed
      .replace(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g, '')
      .normalize('NFC')
      .trim()
  );
}
