/** Worked examples of rules/examples/. */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

/** The file's content; whoever asks says what it holds. */
export function readExamples<T>(name: string): T {
  const file = new URL(`../../rules/examples/${name}.yaml`, import.meta.url);
  return parse(readFileSync(file, 'utf8'), { merge: true }) as T;
}
