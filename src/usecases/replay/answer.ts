/** The answer of a replayed request: searched, reviewed, prepared, checked by a second person, signed, served. */
import { proofsNeeded } from '../../domain/answers/proofs-needed.ts';
import { fillProofs, type ProofSamples } from '../../domain/replay/fill-proofs.ts';
import { answerItem } from '../requests/answer-item.ts';
import { recordSearch } from '../requests/record-search.ts';
import { reviewAnswer } from '../requests/review-answer.ts';
import { reviewSecrecy } from '../requests/review-secrecy.ts';
import { serveAnswer } from '../requests/serve-answer.ts';
import { signAnswer } from '../requests/sign-answer.ts';
import { submitAnswer } from '../requests/submit-answer.ts';
import { sending } from './send.ts';
import { must, type Stage } from './stage.ts';
import type { Way } from './ways.ts';

interface Place {
  readonly regionId: string;
  readonly requestId: string;
}

export interface Evidence {
  readonly earlier: ProofSamples['earlier'];
  /** Values of proof fields that the case decides. */
  readonly known?: ProofSamples['known'];
}

/** Everything up to the signature, on one day. */
export async function decide(stage: Stage, place: Place, way: Way, evidence: Evidence): Promise<void> {
  await prepare(stage, place, way, evidence);
  await submit(stage, place);
  await review(stage, place);
  await sign(stage, place);
}

/** Searched, reviewed for secrets, answered item by item. */
export async function prepare(stage: Stage, place: Place, way: Way, evidence: Evidence): Promise<void> {
  const { deps } = stage;
  const { kind, ground } = way;
  const grounds = ground === null ? [] : [ground];
  const proofs = fillProofs(proofsNeeded(deps.requestRules, kind, grounds, { day: stage.today() }), {
    today: stage.today(),
    agency: stage.other.agencyId,
    ...evidence,
  });
  for (const id of kind.proofs.filter((each) => isSearch(stage, each)))
    must('检索', await recordSearch(deps, stage.by('clerk'), { ...place, values: proofs[id] ?? {} }));
  if (kind.traits.releases) {
    const conclusion = kind.traits.discloses === 'part' ? 'part' : 'may-release';
    const secrecy = { ...place, conclusion, basis: '逐件审查，不涉及国家秘密' };
    must('保密审查', await reviewSecrecy(deps, stage.by('secrecy-reviewer'), secrecy));
  }
  const state = await deps.storage.requests.get(place.regionId, place.requestId);
  for (const { itemId, title } of state?.items ?? [])
    must(
      kind.name,
      await answerItem(deps, stage.by('clerk'), {
        ...place,
        itemId,
        answer: kind.id,
        grounds: grounds.map(({ id }) => id),
        groundKinds: Object.fromEntries(
          grounds.flatMap(({ id, kinds }) => (kinds[0] ? [[id, kinds[0].id]] : [])),
        ),
        proofs,
        text: `${kind.when}。`,
        parts:
          kind.traits.discloses === 'part' && ground !== null
            ? [{ ground: ground.id, content: `${title}中涉及的部分内容`, reason: ground.reason }]
            : [],
        files: [],
        principal: true,
      }),
    );
}

export async function submit({ deps, by }: Stage, place: Place): Promise<void> {
  must('送审', await submitAnswer(deps, by('clerk'), place));
}

export async function review({ deps, by }: Stage, place: Place): Promise<void> {
  must('审核', await reviewAnswer(deps, by('reviewer'), place));
}

export async function sign({ deps, by }: Stage, place: Place): Promise<void> {
  must('签发', await signAnswer(deps, by('leader'), place));
}

/** A proof that is recorded by an act of its own. */
const isSearch = ({ deps }: Stage, proof: string): boolean =>
  deps.requestRules.proofs.find(({ id }) => id === proof)?.check === 'search-dates-in-order';

export async function serve(stage: Stage, place: Place, turn: number): Promise<void> {
  must('送达', await serveAnswer(stage.deps, stage.by('clerk'), { ...place, sending: sending(stage, turn) }));
}
