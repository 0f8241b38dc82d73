/** rules/privacy as types. */
import type { RetentionRules } from './retention.ts';

/** A passage of law with its article. */
export interface Passage {
  readonly article: string;
  readonly text: string;
}

/** A way in which somebody's identity is checked. */
export interface IdentityCheck {
  readonly code: string;
  readonly label: string;
}

export interface SubjectExportRules {
  readonly basis: readonly Passage[];
  readonly checks: readonly IdentityCheck[];
  readonly rights: readonly Passage[];
}

export interface PrivacyRules {
  readonly retention: RetentionRules;
  readonly subjectExport: SubjectExportRules;
}
