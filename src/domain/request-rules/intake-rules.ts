/** Who asks, how it reaches the agency, how the answer leaves it (rules/requests). */
import type { Dated } from './dated.ts';

/** Column of the report's table: natural person or one of five kinds of organisation. */
export interface ApplicantKind {
  readonly id: string;
  readonly name: string;
  readonly hint: string;
  readonly organisation: boolean;
  /** Column key per report format, `{ G2: natural_person, G3: natural_person }`. */
  readonly columns: Readonly<Record<string, string>>;
}

/** A way in, with its rule for the day of receipt (L-31.*). */
export interface Channel extends Dated {
  readonly id: string;
  readonly name: string;
  /**
   * `submission`: the day it was handed in; `agency-signature`: the day the agency (mail room) signed;
   * `confirmation`: the day both sides confirmed; `acknowledgement`: submission, acknowledged at once by the program.
   */
  readonly receipt: 'submission' | 'agency-signature' | 'confirmation' | 'acknowledgement';
  /** What staff write down as evidence: 快递单号, 签收人, 来电记录. */
  readonly evidence: string;
  readonly evidenceRequired: boolean;
  /** A basic way in that can never be refused (当面、邮寄). */
  readonly basic: boolean;
  /** Comes into the mailbox that the program reads (条例 31). */
  readonly mailbox: boolean;
  /** Handed in through the portal. */
  readonly online: boolean;
  /** Comes from another part of the house: no way that is offered to the public. */
  readonly within: boolean;
  readonly hint: string;
}

/** A form in which information is wanted and a way to get it (条例 29, 40). */
export interface Choice {
  readonly id: string;
  readonly name: string;
  /** Field of the applicant's contact that it needs: `email`, `address`, `fax`; null: none. */
  readonly needs: string | null;
}

/** A way to serve a letter, and which day is the finishing day (L-S.1, L-S.2). */
export interface ServiceWay extends Pick<Dated, 'from' | 'until'> {
  readonly id: string;
  readonly name: string;
  readonly finishes: 'signature' | 'posting' | 'sending' | 'platform';
  /** Lifecycle event that it records: SERVED or POSTED. */
  readonly event: string;
  readonly proofLabel: string;
  readonly proofRequired: boolean;
  /** Regular expression that a proof of this way has, spaces left out; null: any. */
  readonly proofPattern: string | null;
  readonly warning: string;
  /** Articles on which it stands, by the day of service; one follows the other without a gap. */
  readonly articles: readonly Dated[];
}

/** Whom one can consult, and what silence means (L-32.2, L-34.1). */
export interface ConsulteeKind extends Dated {
  readonly id: string;
  readonly name: string;
  /** Is it a person or body outside (with personal data), or an agency of the directory? */
  readonly party: 'third-party' | 'agency';
  /** Deadline of its answer. */
  readonly deadline: string;
  readonly silence: 'agency-decides' | 'consent';
  readonly opens: string;
  readonly closes: string;
  readonly letter: string;
}

export interface IntakeRules {
  readonly applicants: readonly ApplicantKind[];
  readonly channels: readonly Channel[];
  readonly forms: readonly Choice[];
  readonly deliveries: readonly Choice[];
  readonly services: readonly ServiceWay[];
  readonly consultees: readonly ConsulteeKind[];
  /** Identity papers a person or an organisation shows. */
  readonly papers: readonly {
    readonly id: string;
    readonly name: string;
    readonly for: 'person' | 'organisation';
  }[];
}
