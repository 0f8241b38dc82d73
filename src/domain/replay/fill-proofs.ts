/** Fills in the proofs of an answer as a diligent clerk of a made-up year would. */
import type { GivenProofs } from '../answers/answer-draft.ts';
import type { Proof, ProofField } from '../request-rules/answer-kind.ts';

export interface ProofSamples {
  /** Day that is written wherever a day is asked for. */
  readonly today: string;
  /** 机关代码 of another agency. */
  readonly agency: string;
  /** An earlier request of the same applicant and the day of its answer; null: none. */
  readonly earlier: { readonly number: string; readonly answeredOn: string } | null;
  /** Values by field id that the case decides: what a third party really replied. */
  readonly known?: Readonly<Record<string, string>> | undefined;
}

/** Every field that is asked for, with the value that lets the answer be given where one is demanded. */
export function fillProofs(proofs: readonly Proof[], samples: ProofSamples): GivenProofs {
  return Object.fromEntries(proofs.map((proof) => [proof.id, fill(proof, samples)]));
}

function fill({ fields }: Proof, samples: ProofSamples): Readonly<Record<string, string>> {
  const given: Record<string, string> = {};
  for (const field of fields) {
    if (field.when !== null && given[field.when.field] !== field.when.is) continue;
    given[field.id] = samples.known?.[field.id] ?? field.demands ?? sample(field, fields, samples);
  }
  return given;
}

function sample(field: ProofField, fields: readonly ProofField[], samples: ProofSamples): string {
  const { today, agency, earlier } = samples;
  switch (field.type) {
    case 'yes-no':
      return plainer(field, fields);
    case 'choice':
      return field.choices[0]?.id ?? '';
    case 'date':
      return earlier === null ? today : earlier.answeredOn;
    case 'number':
      return '1';
    case 'url':
      return 'https://www.qinghe.example/gk/2020/0101/12345.html';
    case 'agency':
      return agency;
    case 'request':
      return earlier?.number ?? '';
    case 'text':
    case 'long-text':
      return `${field.label}：已按要求核实，记录附卷。`;
  }
}

/** The answer after which less is asked. */
function plainer(field: ProofField, fields: readonly ProofField[]): string {
  const after = (value: string) =>
    fields.filter(({ when }) => when?.field === field.id && when.is === value).length;
  return after('yes') < after('no') ? 'yes' : 'no';
}
