/** Makes zip packages for tests. */
import { ZipFile } from 'yazl';

/** A package of the given parts. */
export async function makeZip(parts: Readonly<Record<string, string | Buffer>>): Promise<Uint8Array> {
  const zip = new ZipFile();
  for (const [name, content] of Object.entries(parts)) zip.addBuffer(Buffer.from(content), name);
  zip.end();
  const pieces: Buffer[] = [];
  for await (const piece of zip.outputStream) pieces.push(Buffer.from(piece));
  return Buffer.concat(pieces);
}

/** A DOCX package with the given body, in the `w:` vocabulary. */
export function makeDocx(body: string, before = ''): Promise<Uint8Array> {
  const spaces = 'xmlns:w="w" xmlns:mc="mc" xmlns:wps="wps"';
  const xml = `<?xml version="1.0"?>${before}<w:document ${spaces}><w:body>${body}</w:body></w:document>`;
  return makeZip({ 'word/document.xml': xml });
}

/** A paragraph with one run. */
export function paragraph(text: string): string {
  return `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`;
}
