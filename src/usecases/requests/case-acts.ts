/** The acts on a request as a table, in the order in which pages offer them. */
import { answerCaseActs } from './answer-case-acts.ts';
import type { CaseAct } from './case-act.ts';
import { clockCaseActs } from './clock-case-acts.ts';

export const caseActs: readonly CaseAct[] = [...answerCaseActs, ...clockCaseActs];
