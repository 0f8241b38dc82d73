/** What an uploaded file is, by its first bytes: its name and what the browser says of it are not believed. */

export interface UploadKind {
  readonly mediaType: string;
  /** Ending that fits, without the dot. */
  readonly ending: string;
}

const office = 'application/vnd.openxmlformats-officedocument';

const ascii = (bytes: Uint8Array, from: number, until: number): string =>
  String.fromCharCode(...bytes.subarray(from, until));

const startsWith = (bytes: Uint8Array, ...magic: readonly number[]): boolean =>
  magic.every((byte, at) => bytes[at] === byte);

/**
 * PDF, JPEG, PNG, DOCX, XLSX or plain text in UTF-8; null for anything else, programs and old Office files among them.
 */
export function uploadKindOf(bytes: Uint8Array): UploadKind | null {
  if (ascii(bytes, 0, 5) === '%PDF-') return { mediaType: 'application/pdf', ending: 'pdf' };
  if (startsWith(bytes, 0xff, 0xd8, 0xff)) return { mediaType: 'image/jpeg', ending: 'jpg' };
  if (startsWith(bytes, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a))
    return { mediaType: 'image/png', ending: 'png' };
  if (startsWith(bytes, 0x50, 0x4b, 0x03, 0x04)) return officeKind(bytes);
  return isText(bytes) ? { mediaType: 'text/plain; charset=utf-8', ending: 'txt' } : null;
}

/** A zip whose directory names the parts of a document or a workbook; macros are refused. */
function officeKind(bytes: Uint8Array): UploadKind | null {
  const names = new TextDecoder('latin1').decode(bytes);
  if (names.includes('vbaProject')) return null;
  if (names.includes('word/document.xml'))
    return { mediaType: `${office}.wordprocessingml.document`, ending: 'docx' };
  if (names.includes('xl/workbook.xml'))
    return { mediaType: `${office}.spreadsheetml.sheet`, ending: 'xlsx' };
  return null;
}

function isText(bytes: Uint8Array): boolean {
  if (bytes.length === 0 || bytes.includes(0)) return false;
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

const longestName = 100;

/** A name for people: without folders and control characters, ending as the content does. */
export function uploadName(name: string, { ending }: UploadKind): string {
  // Half characters (a mail may hold them) could not be written into the header of a download.
  const last = name.toWellFormed().normalize('NFC').split(/[/\\]/).at(-1) ?? '';
  const tidy = last
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
    .replace(/[\u0000-\u001f\u007f<>:"|?*\u200b-\u200f\u202a-\u202e\u2066-\u2069]/g, '')
    .trim();
  const stem = [...tidy.replace(/\.[A-Za-z0-9]{1,5}$/, '')].slice(0, longestName).join('');
  return `${stem === '' || stem.startsWith('.') ? '附件' : stem}.${ending}`;
}
