/** What is said over the socket: one JSON object a line. */

/** A command, as it was typed, and the folder that it was typed in. */
export interface CommandCall {
  readonly args: readonly string[];
  readonly folder: string;
  /** System user who typed it, for the audit trail. */
  readonly user: string;
}

export type CommandAnswer =
  | { readonly print: string }
  | { readonly complain: string }
  | { readonly exit: number };

const mostBytes = 64 * 1024;

/** Splits what arrives into lines; a line longer than any command is dropped with the connection. */
export function lineReader(take: (line: string) => void, tooLong: () => void): (chunk: string) => void {
  let rest = '';
  return (chunk) => {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop()!;
    for (const line of lines) take(line);
    if (rest.length > mostBytes * 16) tooLong();
  };
}

/** A call read from a line, or null. */
export function callOf(line: string): CommandCall | null {
  if (line.length > mostBytes) return null;
  try {
    const { args, folder, user } = JSON.parse(line) as Partial<CommandCall>;
    const words = Array.isArray(args) && args.every((each) => typeof each === 'string');
    return words && typeof folder === 'string' && typeof user === 'string' ? { args, folder, user } : null;
  } catch {
    return null;
  }
}
