/**
 * The label stream: the folded text of all words in reading order, numbers left out, so that a label is found
 * whole even where line breaks, cell borders or its own row's numbers cut through it.
 */
import { foldTable } from '../../text/fold.ts';
import type { Token } from './token.ts';

export interface LabelStream {
  readonly text: string;
  /** Index of the token that each character of `text` belongs to. */
  readonly token: Int32Array;
  /** Offset of each character in its token's printed text. */
  readonly offset: Int32Array;
}

/** Builds the label stream of a list of tokens. */
export function labelStream(tokens: readonly Token[]): LabelStream {
  let size = 0;
  for (const token of tokens) if (token.kind === 'word') size += token.text.length;
  const codes = new Uint16Array(size);
  const tokenOf = new Int32Array(size);
  const offsetOf = new Int32Array(size);
  let length = 0;
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index] as Token;
    if (token.kind !== 'word') continue;
    const text = token.text;
    for (let offset = 0; offset < text.length; offset++) {
      const code = foldTable[text.charCodeAt(offset)] as number;
      if (code === 0) continue;
      codes[length] = code;
      tokenOf[length] = index;
      offsetOf[length] = offset;
      length++;
    }
  }
  return { text: decode(codes, length), token: tokenOf, offset: offsetOf };
}

function decode(codes: Uint16Array, length: number): string {
  let text = '';
  for (let from = 0; from < length; from += 8192)
    text += String.fromCharCode.apply(
      null,
      codes.subarray(from, Math.min(length, from + 8192)) as unknown as number[],
    );
  return text;
}

/** True when the character at `position` is the first one of its token. */
export function startsToken(stream: LabelStream, position: number): boolean {
  return position === 0 || stream.token[position - 1] !== stream.token[position];
}

/** True when the character before `end` is the last one of its token. */
export function endsToken(stream: LabelStream, end: number): boolean {
  return end >= stream.text.length || stream.token[end - 1] !== stream.token[end];
}
