/** Agencies of a county: who is responsible for disclosure, and where people turn to. */

/** 政府信息公开工作机构 (条例第四条). Everything in it is public by law. */
export interface DisclosureOffice {
  readonly name: string;
  /** 负责人: approves extensions (条例第三十三条第二款). */
  readonly head: string;
  readonly address: string;
  readonly hours: string;
  readonly phone: string;
  readonly fax: string;
  readonly mail: string;
  /** Internet contact for requests: a web address. */
  readonly online: string;
}

/** After a reorganisation: who exercises a function from a day on (国办公开办函〔2019〕14号). */
export interface Succession {
  readonly successorId: string;
  /** First day on which the successor exercises it, `YYYY-MM-DD`. */
  readonly on: string;
  /** The function in words; '' stands for all of them. */
  readonly functionName: string;
  /** Document that says so. */
  readonly basis: string;
}

export interface Agency {
  readonly regionId: string;
  /** 机关代码, unique in the county for ever: 2 to 20 characters of A–Z, 0–9 and `-`. */
  readonly agencyId: string;
  readonly name: string;
  readonly shortName: string;
  /** Kind, from rules/agencies/kinds.yaml. */
  readonly kind: string;
  /** Agency that it belongs to: of a 派出机构 the one that sent it. */
  readonly parentId: string | null;
  /** 统一社会信用代码 (GB 32100), checked; null: none given. */
  readonly creditCode: string | null;
  /** Acts externally in its own name by law (条例第十条第二款). */
  readonly ownName: boolean;
  readonly office: DisclosureOffice;
  /** Days from which, and on which no longer, it exists; null: open. */
  readonly from: string | null;
  readonly until: string | null;
  readonly successors: readonly Succession[];
  /** Place in lists, from 1. */
  readonly ordinal: number;
}
