/** The PDF setter (Typst) with its fonts; made once, in the thread that sets. */
import type { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { fontFiles } from './faces.ts';

export interface Typesetter {
  /** Sets a document. @throws when the template itself is wrong */
  set(template: string, facts: unknown): Uint8Array;
}

/**
 * Loads the setter.
 * @param fontFolder of the operator's own fonts; null: none
 */
export async function openTypesetter(fontFolder: string | null): Promise<Typesetter> {
  const { NodeCompiler: Compiler } = await import('@myriaddreamin/typst-ts-node-compiler');
  const compiler: NodeCompiler = Compiler.create({
    workspace: import.meta.dirname,
    fontArgs: [{ fontPaths: [...fontFiles(fontFolder)] }],
  });
  return {
    set(template, facts) {
      const bytes = compiler.pdf({ mainFileContent: template, inputs: { d: JSON.stringify(facts) } });
      compiler.evictCache(CACHE_AGE);
      return new Uint8Array(bytes);
    },
  };
}

/** What was set is forgotten at once: letters hold personal data. */
const CACHE_AGE = 0;
