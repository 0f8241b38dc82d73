/** What rules/agencies/ says about agencies: kinds with their traits, the fields of an office, columns of a sheet. */

export interface AgencyKind {
  readonly code: string;
  readonly name: string;
  /** Other names that spreadsheets use. */
  readonly aliases: readonly string[];
  /** Article that makes it an agency of disclosure. */
  readonly article: string;
  /** 主管部门 of the county (条例第三条). */
  readonly isLead: boolean;
  /** There is exactly one in a county. */
  readonly onePerCounty: boolean;
  /** Belongs to another agency that set it up. */
  readonly needsParent: boolean;
  /** Answers itself only where it acts in its own name by law (条例第十条第二款); otherwise its parent does. */
  readonly mayHaveOwnName: boolean;
  /** Names a 政府信息公开工作机构: always, or only when it acts in its own name. */
  readonly needsOffice: 'always' | 'own-name';
  /** Hands in its annual report by 31 January (条例第四十九条). */
  readonly reportsByJan31: boolean;
}

/** A field of an agency as forms and spreadsheets name it. */
export interface AgencyColumn {
  readonly field: AgencyField;
  readonly label: string;
  readonly aliases: readonly string[];
  /** Longest text, in characters. */
  readonly longest: number;
  /** What to do when it is empty or wrong, for people; '' when the label says enough. */
  readonly hint: string;
  /**
   * Demanded by law: `always`; `office`: of everyone who names a 政府信息公开工作机构; `either-…`: one of those with
   * the same word; `no`.
   */
  readonly demanded: 'always' | 'office' | 'either-internet' | 'no';
  readonly article: string | null;
}

export const agencyFields = [
  'agencyId',
  'name',
  'shortName',
  'kind',
  'parentId',
  'creditCode',
  'ownName',
  'from',
  'until',
  'ordinal',
  'officeName',
  'head',
  'address',
  'hours',
  'phone',
  'fax',
  'mail',
  'online',
] as const;

export type AgencyField = (typeof agencyFields)[number];

export interface AgencyRules {
  readonly kinds: readonly AgencyKind[];
  /** In the order of an exported sheet. */
  readonly columns: readonly AgencyColumn[];
}

/** The kind of a code. @throws when the rules have no such kind: what is stored was checked before */
export function kindOf(rules: AgencyRules, code: string): AgencyKind {
  const kind = rules.kinds.find((each) => each.code === code);
  if (kind === undefined) throw new Error(`rules/agencies has no kind ${code}`);
  return kind;
}

/** What people call a field. */
export function labelOf(rules: AgencyRules, field: AgencyField): string {
  return rules.columns.find((each) => each.field === field)?.label ?? field;
}
