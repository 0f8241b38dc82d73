/** What a structure check is: it looks at a report and returns its defects. */
import type { Evidence } from '../../findings/finding.ts';
import type { StructureRule } from '../text-rule.ts';
import type { AuditContext } from './context.ts';

/** What a mechanism found: the blanks of the rule's message, and what proves it. */
export interface Defect {
  readonly facts: Readonly<Record<string, string | number>>;
  readonly arithmetic?: string;
  readonly cells?: readonly string[];
  readonly evidence?: readonly Evidence[];
  /** Tells several defects of one rule apart. */
  readonly about?: string;
}

/** A mechanism: looks at the report and returns its defects. */
export type Mechanism = (context: AuditContext, rule: StructureRule) => readonly Defect[];
