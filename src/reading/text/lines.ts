/**
 * The lines of a text as an editor numbers them: ended by CRLF, LF or CR. Form feeds and the Unicode line and
 * paragraph separators end no line. The line end of the last line starts no further line.
 */
export function splitLines(text: string): string[] {
  const lines = text.includes('\r') ? text.split(/\r\n|\n|\r/) : text.split('\n');
  if (lines.length > 1 && lines[lines.length - 1] === '') lines.pop();
  return lines;
}
