/** The PDF setter (Typst) with its fonts; made once, in the thread that sets. */
import { fontFiles } from './faces.ts';

export interface Typesetter {
  /**
   * Sets a document.
   * @param template one of the few of this program
   * @param facts what it prints, as JSON
   * @throws when the template itself is wrong
   */
  set(template: string, facts: unknown): Uint8Array;
}

/** What was set is forgotten at once: letters hold personal data. */
const CACHE_AGE = 0;

/**
 * Loads the setter.
 * @param fontFolder of the operator's own fonts; null: none
 */
export async function openTypesetter(fontFolder: string | null): Promise<Typesetter> {
  const { NodeCompiler } = await import('@myriaddreamin/typst-ts-node-compiler');
  const fontArgs = [{ fontPaths: [...fontFiles(fontFolder)] }];
  const open = () => NodeCompiler.create({ workspace: import.meta.dirname, fontArgs });
  // One for each template, whose text it never sees changed: given another text, version 0.7.0 compares bytes with the one
  // before, and where two texts differ within one character (乙 and 丙 share two of three bytes) it keeps the old one.
  const compilers = new Map<string, ReturnType<typeof open>>();
  return {
    set(template, facts) {
      const compiler = compilers.get(template) ?? open();
      compilers.set(template, compiler);
      const bytes = compiler.pdf({ mainFileContent: template, inputs: { d: JSON.stringify(facts) } });
      compiler.evictCache(CACHE_AGE);
      return new Uint8Array(bytes);
    },
  };
}
