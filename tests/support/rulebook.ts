/** The project's own rulebook, loaded once for all tests. */
import type { Rulebook } from '../../src/domain/rulebook/rulebook.ts';
import { loadRulebook } from '../../src/rulebook-files/load-rulebook.ts';

function load(): Rulebook {
  const loaded = loadRulebook(new URL('../../rules', import.meta.url).pathname);
  if (loaded.ok) return loaded.rulebook;
  throw new Error(loaded.problems.map((p) => `${p.file}:${p.line} ${p.message}`).join('\n'));
}

export const testRulebook: Rulebook = load();
