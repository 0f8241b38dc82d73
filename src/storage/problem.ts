/** Why a database could not be opened. `code` is stable; `message` is one line for people and names a remedy. */
export interface OpenProblem {
  readonly code:
    | 'folder-not-writable'
    | 'folder-in-use'
    | 'database-newer'
    | 'database-outdated'
    | 'database-unreachable'
    | 'database-unsuitable'
    | 'database-damaged';
  readonly message: string;
}

export type Opened<T> = ({ readonly ok: true } & T) | { readonly ok: false; readonly problem: OpenProblem };

export function refusal(code: OpenProblem['code'], message: string): { ok: false; problem: OpenProblem } {
  return { ok: false, problem: { code, message } };
}

/** Error code of Node (`EACCES`) or PostgreSQL (`28P01`), or `''`. */
export function errorCode(error: unknown): string {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' ? code : '';
}

/** First line of an error's own words, for the end of a message. */
export function errorWords(error: unknown): string {
  const first = error instanceof AggregateError ? error.errors[0] : error;
  const words = String((first as { message?: unknown } | null)?.message ?? first).split('\n')[0]!;
  return words.length > 160 ? `${words.slice(0, 160)}…` : words;
}
