/** Names by which the rules on requests point to each other: each must be there. */
import { caseChecks } from '../domain/answers/case-checks.ts';
import { type PlacedRequestRules, problemList, twice } from './placed-request-rules.ts';
import type { RuleProblem } from './yaml-file.ts';

/** Dangling and doubled names, and entries that nothing uses. */
export function referenceProblems(rules: PlacedRequestRules): readonly RuleProblem[] {
  const { problems, note } = problemList();
  const ids = <T extends { readonly id: string }>(placed: readonly { readonly value: T }[]) =>
    new Set(placed.map(({ value }) => value.id));
  const proofs = ids(rules.proofs);
  const letters = ids(rules.letters);
  const deadlines = new Set(rules.deadlines.map(({ id }) => id));
  const events = new Set(rules.lifecycle.events.map(({ id }) => id));
  const variants = new Set(rules.variants.value.variants.map(({ id }) => id));
  const usedProofs = new Set<string>();
  const usedGrounds = new Set<string>();
  const usedVariants = new Set<string>();

  for (const placed of rules.answers) {
    const kind = placed.value;
    for (const [at, proof] of kind.proofs.entries()) {
      usedProofs.add(proof);
      if (!proofs.has(proof)) note(placed, ['proofs', at], `no proof ${proof}`);
    }
    for (const [at, id] of kind.grounds.entries()) {
      const ground = rules.grounds.find(({ value }) => value.id === id)?.value;
      if (ground === undefined) note(placed, ['grounds', at], `no ground ${id}`);
      else if (ground.law !== kind.law) note(placed, ['grounds', at], `${id} is of another law`);
    }
    for (const { value: ground } of rules.grounds)
      if (
        kind.traits.needsGround &&
        ground.law === kind.law &&
        (kind.grounds.length === 0 || kind.grounds.includes(ground.id))
      )
        usedGrounds.add(ground.id);
    const letter = rules.letters.find(({ value }) => value.id === kind.letter)?.value;
    if (letter === undefined) note(placed, ['letter'], `no letter ${kind.letter}`);
    else {
      const wanted = kind.procedure === 'request' ? 'answer' : 'correction-answer';
      if (letter.purpose !== wanted) note(placed, ['letter'], `${letter.id} is no letter for an answer`);
      if (letter.from > kind.from) note(placed, ['letter'], `${letter.id} holds from ${letter.from} only`);
      if (letter.until !== null && (kind.until === null || kind.until > letter.until))
        note(placed, ['letter'], `${letter.id} ends on ${letter.until}`);
      if (letter.law !== null && letter.law !== kind.law)
        note(placed, ['letter'], `${letter.id} is of another law`);
      const prints = kind.relief.some(({ variant }) => variant !== null);
      if (prints !== letter.relief)
        note(placed, ['relief'], `${letter.id} ${prints ? 'prints no' : 'prints a'} notice of remedies`);
    }
    for (const [at, { variant }] of kind.relief.entries()) {
      if (variant === null) continue;
      usedVariants.add(variant);
      if (!variants.has(variant)) note(placed, ['relief', at], `no variant ${variant}`);
    }
  }
  for (const placed of rules.grounds)
    for (const [at, proof] of placed.value.proofs.entries()) {
      usedProofs.add(proof);
      if (!proofs.has(proof)) note(placed, ['proofs', at], `no proof ${proof}`);
    }
  for (const placed of rules.proofs) {
    const { id, check, needed } = placed.value;
    if (check !== null && caseChecks[check] === undefined) note(placed, ['check'], `no check ${check}`);
    if (needed === 'named' && !usedProofs.has(id))
      note(placed, ['id'], 'no answer and no ground asks for it');
    if (needed !== 'named' && usedProofs.has(id))
      note(placed, ['needed'], 'is asked for by name and by trait');
  }
  for (const placed of rules.grounds)
    if (!usedGrounds.has(placed.value.id)) note(placed, ['id'], 'no answer names it');
  const answered = new Set(rules.answers.map(({ value }) => value.letter));
  const consulting = new Set(rules.consultees.value.consultees.map(({ letter }) => letter));
  for (const placed of rules.letters) {
    const { id, purpose } = placed.value;
    if (/answer$/.test(purpose) && !answered.has(id)) note(placed, ['id'], 'no answer has this letter');
    if (purpose === 'consultation' && !consulting.has(id)) note(placed, ['id'], 'nobody is consulted by it');
  }

  for (const [at, variant] of rules.variants.value.variants.entries()) {
    const path = ['variants', at];
    for (const id of [variant.review, variant.suit, variant.afterReview])
      if (!deadlines.has(id)) note(rules.variants, path, `${variant.id}: no deadline ${id}`);
    if (!usedVariants.has(variant.id)) note(rules.variants, path, `${variant.id}: no answer prints it`);
  }
  for (const [key, list] of Object.entries(rules.organs.value))
    for (const [at, rule] of list.entries())
      for (const kind of rule.agencyKinds)
        if (!rules.agencyKinds.includes(kind))
          note(rules.organs, [key, at], `${rule.id}: no kind of agency ${kind}`);
  for (const [at, procedure] of rules.procedures.value.procedures.entries())
    for (const id of [procedure.answer, procedure.decision])
      if (!deadlines.has(id))
        note(rules.procedures, ['procedures', at], `${procedure.id}: no deadline ${id}`);
  for (const [at, consultee] of rules.consultees.value.consultees.entries()) {
    const path = ['consultees', at];
    if (!deadlines.has(consultee.deadline))
      note(rules.consultees, path, `${consultee.id}: no deadline ${consultee.deadline}`);
    for (const event of [consultee.opens, consultee.closes])
      if (!events.has(event)) note(rules.consultees, path, `${consultee.id}: no event ${event}`);
    if (!letters.has(consultee.letter))
      note(rules.consultees, path, `${consultee.id}: no letter ${consultee.letter}`);
  }
  for (const [at, service] of rules.services.value.services.entries())
    if (!events.has(service.event))
      note(rules.services, ['services', at], `${service.id}: no event ${service.event}`);

  const doubled = (
    placed: { file: string; lineOf: (path: readonly PropertyKey[]) => number },
    value: object,
  ) => {
    for (const [key, list] of Object.entries(value))
      if (Array.isArray(list))
        for (const id of twice(
          list.map((each: { id?: string; format?: string }) => each.id ?? each.format ?? ''),
        ))
          note(placed, [key], `${id} is there twice`);
  };
  for (const placed of [
    rules.variants,
    rules.organs,
    rules.procedures,
    rules.outcomes,
    rules.asking,
    rules.channels,
    rules.services,
    rules.consultees,
    rules.tables,
  ])
    doubled(placed, placed.value);
  return problems;
}
