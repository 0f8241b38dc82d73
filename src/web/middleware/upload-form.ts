/** Reads an upload form, refusing one built to keep the parser busy: every part and header costs it time. */

const headerEnd = Buffer.from('\r\n\r\n');
/** Longest head of a part: a file name of 255 characters and its type take far less. */
const mostHeadBytes = 4096;
const mostParts = 32;
const formType =
  /^multipart\/form-data;\s*boundary=(?:"([\w'()+,./:=? -]{1,70})"|([\w'()+./:=?-]{1,70}))\s*$/i;

/** The form, or null when it is none, is broken, or has more parts or longer heads than any browser sends. */
export async function uploadForm(request: Request): Promise<FormData | null> {
  const match = formType.exec(request.headers.get('content-type') ?? '');
  const boundary = match?.[1] ?? match?.[2];
  if (boundary === undefined) return null;
  try {
    const bytes = Buffer.from(await request.arrayBuffer());
    if (!isPlain(bytes, Buffer.from(`--${boundary}`))) return null;
    const headers = { 'Content-Type': `multipart/form-data; boundary="${boundary}"` };
    return await new Response(bytes, { headers }).formData();
  } catch {
    return null;
  }
}

/** Begins with a part, and has few parts, each with a short head. */
function isPlain(bytes: Buffer, delimiter: Buffer): boolean {
  let at = bytes.indexOf(delimiter);
  if (at !== 0) return false;
  for (let parts = 0; at >= 0; parts++) {
    if (parts > mostParts) return false;
    const head = bytes.subarray(at + delimiter.length, at + delimiter.length + mostHeadBytes);
    const last = head.subarray(0, 2).toString('latin1') === '--';
    if (last) return true;
    if (!head.includes(headerEnd)) return false;
    at = bytes.indexOf(delimiter, at + delimiter.length);
  }
  return true;
}
