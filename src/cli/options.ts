/** Arguments of a command, read strictly: an unknown option is a mistake, not a file. */
import { parseArgs } from 'node:util';

type OptionTypes = Readonly<Record<string, 'boolean' | 'string'>>;

type OptionValues<T extends OptionTypes> = {
  readonly [K in keyof T]?: T[K] extends 'boolean' ? boolean : string;
};

export type Options<T extends OptionTypes> =
  | { readonly ok: true; readonly words: readonly string[]; readonly values: OptionValues<T> }
  | { readonly ok: false; readonly message: string };

/** Splits arguments into words and options; `message` says which argument was not understood. */
export function readOptions<T extends OptionTypes>(args: readonly string[], types: T): Options<T> {
  try {
    const { positionals, values } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: Object.fromEntries(Object.entries(types).map(([name, type]) => [name, { type }])),
    });
    return { ok: true, words: positionals, values: values as OptionValues<T> };
  } catch (error) {
    return { ok: false, message: (error as Error).message.split('. ')[0] ?? '' };
  }
}
