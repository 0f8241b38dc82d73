/** States and steps of the procedures beside a request (rules/lifecycle/{dispute,correction,complaint}.yaml). */

export interface SideState {
  readonly id: string;
  /** For staff: 待答复举证. */
  readonly name: string;
  /** Who acts next: the agency, the organ or court, the 主管部门's desk, the person who asked. */
  readonly awaits: 'agency' | 'organ' | 'desk' | 'applicant' | 'nobody';
  /** Something is still to be done. */
  readonly open: boolean;
  /** A dispute in it was taken on, so the report counts it. */
  readonly counted: boolean;
}

export interface SideStep {
  /** Kind of the ledger event. */
  readonly kind: string;
  readonly name: string;
  /** States in which it may be entered; empty: it begins the case. */
  readonly from: readonly string[];
  /** State after it, or `same`. */
  readonly to: string;
  readonly article: string;
}

export interface SideLifecycle {
  readonly states: readonly SideState[];
  readonly steps: readonly SideStep[];
  /** Deadline of rules/deadlines by what it is used for. */
  readonly periods: Readonly<Record<string, string>>;
}

/** A paper by which a review or suit ends. */
export interface DecisionForm {
  readonly id: string;
  readonly name: string;
  readonly procedure: 'review' | 'litigation';
  /** Deadline of an appeal; null: it takes effect at once. */
  readonly appeal: string | null;
  readonly article: string;
}

/** What an inquiry into a complaint found. */
export interface ComplaintResult {
  readonly id: string;
  readonly name: string;
  /** It is true: the 主管部门 must act. */
  readonly holds: boolean;
  readonly article: string;
}

/** What of a request's file goes into a bundle, in this order (rules/requests/dossier.yaml). */
export interface DossierKind {
  /** Kind of the file. */
  readonly kind: string;
  readonly name: string;
  /** 证明目的 */
  readonly purpose: string;
  readonly evidence: boolean;
  readonly archive: boolean;
}

export interface SideRules {
  readonly dossier: readonly DossierKind[];
  readonly dispute: SideLifecycle & {
    readonly decisions: readonly DecisionForm[];
    /** So many losses in so many months make a pattern. */
    readonly pattern: { readonly losses: number; readonly months: number };
    /** Events of the request's lifecycle, by procedure. */
    readonly requestEvents: Readonly<
      Record<'review' | 'litigation', { readonly opened: string; readonly ended: string }>
    >;
  };
  readonly correction: SideLifecycle;
  readonly complaint: SideLifecycle & {
    readonly results: readonly ComplaintResult[];
    readonly subjects: readonly { readonly id: string; readonly name: string }[];
  };
}

/**
 * The state after these steps, in order; steps that the lifecycle does not know change nothing.
 * @throws RangeError when none of them begins a case
 */
export function sideState({ states, steps }: SideLifecycle, kinds: readonly string[]): SideState {
  let id: string | null = null;
  for (const kind of kinds) {
    const step = steps.find((each) => each.kind === kind);
    if (step !== undefined && step.to !== 'same') id = step.to;
  }
  const state = states.find((each) => each.id === id);
  if (state === undefined) throw new RangeError(`no state after ${kinds.join(', ')}`);
  return state;
}

/** May this step be entered in this state? */
export function allowsStep({ steps }: SideLifecycle, state: SideState, kind: string): boolean {
  return steps.some((each) => each.kind === kind && each.from.includes(state.id));
}

/**
 * Deadline for a use.
 * @throws RangeError when the lifecycle names none
 */
export function periodFor({ periods }: SideLifecycle, use: string): string {
  const found = periods[use];
  if (found === undefined) throw new RangeError(`no period for ${use}`);
  return found;
}
