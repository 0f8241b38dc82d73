/** What a request says when it comes in, by whatever channel (条例 29). The purpose is never asked (law book L-27.1). */

/** A person or an organisation, as written. '' where nothing was given. */
export interface NewApplicant {
  /** Id of rules/requests applicants. */
  readonly kind: string;
  /** As on the paper. */
  readonly name: string;
  /** Id of rules/requests papers. */
  readonly paper: string;
  readonly identityNumber: string;
  /** Organisations: 统一社会信用代码, 法定代表人或负责人, 联系人. */
  readonly organisationCode: string;
  readonly representative: string;
  readonly contactPerson: string;
  readonly phone: string;
  readonly email: string;
  readonly address: string;
  readonly postcode: string;
  readonly fax: string;
}

export interface NewAgent {
  readonly name: string;
  readonly paper: string;
  readonly identityNumber: string;
  readonly phone: string;
}

/** A file that comes with it; sealed when it is kept. */
export interface NewFile {
  /** Kind of a case file: `identity-proof`, `authorisation`, `application`, `scan`. */
  readonly kind: string;
  readonly title: string;
  readonly fileName: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

export interface NewRequest {
  readonly regionId: string;
  readonly agencyId: string;
  /** Id of rules/requests channels. */
  readonly channel: string;
  /** Days on which it reached the house and its disclosure office, `YYYY-MM-DD`; null: today. */
  readonly arrivedAtAgency: string | null;
  readonly arrivedAtOffice: string | null;
  /** Day on which both sides confirmed, for channels that need it; null: none. */
  readonly confirmedOn: string | null;
  /** 快递单号, 签收人, 来电记录. No personal data. */
  readonly evidence: string;
  readonly applicant: NewApplicant;
  /** null: no agent. */
  readonly agent: NewAgent | null;
  /** What is wanted, in a few words; '' takes the beginning of the description. Stands in lists: no personal data. */
  readonly title: string;
  /** Short names of several things that are asked for in one request; empty: the title is the only one. */
  readonly items: readonly string[];
  /** 名称、文号 or other features, as written; sealed. */
  readonly description: string;
  readonly form: string;
  readonly delivery: string;
  readonly otherFormAccepted: boolean;
  readonly needsHelp: boolean;
  readonly agreesToPublish: boolean;
  /** Written down by staff, read back and signed. */
  readonly oral: boolean;
  /** Request id that it was split from; null: none. */
  readonly splitFrom: string | null;
  readonly files: readonly NewFile[];
  /** Owner of files that were kept before it was filed (`draft/<id>`), with the kinds they have; null: none. */
  readonly draft: string | null;
  /**
   * `complete`: what 条例 29 asks for must be there (the portal); `as-handed-in`: whatever came must be registered, and
   * what is missing is cured by 补正.
   */
  readonly demands: 'complete' | 'as-handed-in';
}

/** Longest texts in characters. */
export const longest = {
  name: 60,
  organisation: 120,
  identityNumber: 40,
  phone: 40,
  email: 120,
  address: 200,
  postcode: 12,
  fax: 40,
  title: 100,
  description: 5000,
  evidence: 200,
  items: 20,
} as const;

/** Nobody in particular, for what a form does not ask. */
export const noApplicant: NewApplicant = {
  kind: '',
  name: '',
  paper: '',
  identityNumber: '',
  organisationCode: '',
  representative: '',
  contactPerson: '',
  phone: '',
  email: '',
  address: '',
  postcode: '',
  fax: '',
};
