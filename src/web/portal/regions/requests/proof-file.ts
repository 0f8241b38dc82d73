/** Files that citizens send: photographs and PDF, told by their first bytes and never by their name. */
import type { NewFile } from '../../../../domain/requests/new-request.ts';

interface ProofType {
  readonly mediaType: string;
  readonly ending: string;
}

/** What it is, or null. */
export function sniffProof(bytes: Uint8Array): ProofType | null {
  const begins = (...start: readonly number[]) => start.every((byte, at) => bytes[at] === byte);
  if (begins(0xff, 0xd8, 0xff)) return { mediaType: 'image/jpeg', ending: 'jpg' };
  if (begins(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a))
    return { mediaType: 'image/png', ending: 'png' };
  if (begins(0x25, 0x50, 0x44, 0x46, 0x2d)) return { mediaType: 'application/pdf', ending: 'pdf' };
  return null;
}

const longestName = 80;

/** The file to be kept, under a name that ends as its content does; null: of another kind. */
export function proofFile(kind: string, title: string, fileName: string, bytes: Uint8Array): NewFile | null {
  const type = sniffProof(bytes);
  if (type === null) return null;
  const words = fileName
    .normalize('NFC')
    .replace(/^.*[\\/]/, '')
    .replace(/\.[^.]*$/, '')
    .replace(/[^\p{L}\p{N} ._()（）-]/gu, '_');
  // Whole characters: half of one could not be written into the header of a download.
  const bare = [...words].slice(0, longestName).join('').trim();
  return {
    kind,
    title,
    fileName: `${bare === '' ? title : bare}.${type.ending}`,
    mediaType: type.mediaType,
    bytes,
  };
}
