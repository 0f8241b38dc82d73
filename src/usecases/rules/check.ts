/** Checks the whole rulebook. */
import type { RequestRules } from '../../domain/request-rules/request-rules.ts';
import type { PortalRulebook } from '../reports/portal-deps.ts';

/** Reads and checks the rules; every problem at once, each as `file:line: what is wrong`. */
export type LoadRulebook = () => Promise<
  | {
      readonly ok: true;
      readonly rulebook: PortalRulebook;
      readonly requestRules: RequestRules;
    }
  | { readonly ok: false; readonly problems: readonly string[] }
>;

export type RulesCheck =
  | {
      readonly ok: true;
      readonly fingerprint: string;
      readonly formats: number;
      readonly cells: number;
      readonly identities: number;
      readonly divisions: number;
      readonly answers: number;
      readonly grounds: number;
      readonly proofs: number;
      readonly letters: number;
      readonly deadlines: number;
    }
  | { readonly ok: false; readonly problems: readonly string[] };

/** What the rulebook holds, or every problem in it. */
export async function checkRules(load: LoadRulebook): Promise<RulesCheck> {
  const loaded = await load();
  if (!loaded.ok) return loaded;
  const { fingerprint, formats, identities, divisions } = loaded.rulebook;
  const { answers, grounds, proofs, letters, deadlines } = loaded.requestRules;
  return {
    ok: true,
    fingerprint,
    formats: formats.length,
    cells: formats.reduce((sum, format) => sum + format.cells.size, 0),
    identities: identities.length,
    divisions: divisions.length,
    answers: answers.length,
    grounds: grounds.length,
    proofs: proofs.length,
    letters: letters.length,
    deadlines: deadlines.length,
  };
}
