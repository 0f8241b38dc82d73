/** What the law and the directory demand of an agency as a whole. */
import type { Problem } from '../problems/problem.ts';
import type { Agency } from './agency.ts';
import { type AgencyColumn, type AgencyKind, type AgencyRules, labelOf } from './agency-rules.ts';
import { textsOf } from './agency-texts.ts';

const internetArticle = '《条例》第十二条第二款';

/** Offices of departments have parts, seldom parts of parts. */
const mostLevels = 6;

/** Does it have to name a 政府信息公开工作机构 (条例第四条)? */
export function namesOffice(kind: AgencyKind, agency: Pick<Agency, 'ownName'>): boolean {
  return kind.needsOffice === 'always' || agency.ownName;
}

/**
 * Everything that is missing or contradicts the other agencies of the county.
 * @param others all agencies of the county but this one, as they will be
 */
export function agencyProblems(
  rules: AgencyRules,
  agency: Agency,
  others: readonly Agency[],
): readonly Problem[] {
  const kind = rules.kinds.find((each) => each.code === agency.kind);
  return [
    ...missing(rules, agency, kind),
    ...(kind === undefined
      ? []
      : [...parentProblems(rules, agency, kind, others), ...onlyOne(agency, kind, others)]),
    ...twinProblems(agency, others),
  ];
}

function missing(rules: AgencyRules, agency: Agency, kind: AgencyKind | undefined): Problem[] {
  const texts = textsOf(agency);
  const office = kind !== undefined && namesOffice(kind, agency);
  const problems = rules.columns
    .filter(({ demanded }) => demanded === 'always' || (demanded === 'office' && office))
    .filter(({ field }) => texts[field] === '')
    .map(missingField);
  const internet = rules.columns.filter(({ demanded }) => demanded === 'either-internet');
  const [first] = internet;
  if (office && first !== undefined && internet.every(({ field }) => texts[field] === '')) {
    problems.push({
      code: 'field-missing',
      message: `请至少填写一项互联网联系方式：${internet.map(({ label }) => label).join('或')}。`,
      field: first.field,
      article: first.article ?? internetArticle,
    });
  }
  return problems;
}

function missingField({ field, label, hint, article }: AgencyColumn): Problem {
  return {
    code: 'field-missing',
    message: `请填写${label}${hint === '' ? '' : `：${hint}`}。`,
    field,
    ...(article === null ? {} : { article }),
  };
}

function parentProblems(
  rules: AgencyRules,
  agency: Agency,
  kind: AgencyKind,
  others: readonly Agency[],
): Problem[] {
  const label = labelOf(rules, 'parentId');
  const wrong = (message: string): Problem[] => [
    { code: 'field-invalid', message, field: 'parentId', article: kind.article },
  ];
  if (agency.parentId === null)
    return kind.needsParent
      ? [
          {
            code: 'field-missing',
            message: `${kind.name}请填写${label}：写设立它的机关的代码。`,
            field: 'parentId',
            article: kind.article,
          },
        ]
      : [];
  if (agency.parentId === agency.agencyId) return wrong(`${label}不能是它自己。`);
  const above = (id: string | null) => others.find((each) => each.agencyId === id);
  const parent = above(agency.parentId);
  if (parent === undefined) return wrong(`名录里没有代码为 ${agency.parentId} 的机关，请先登记上级机关。`);
  let up: Agency | undefined = parent;
  for (let level = 1; up !== undefined; level++) {
    if (up.parentId === agency.agencyId)
      return wrong(`${parent.name}本身归${agency.name}管，上下级不能互为上级。`);
    if (level > mostLevels) return wrong(`上下级超过 ${mostLevels} 层，或者绕了一圈。请核对上级机关代码。`);
    up = above(up.parentId);
  }
  return [];
}

function onlyOne(agency: Agency, kind: AgencyKind, others: readonly Agency[]): Problem[] {
  const other = kind.onePerCounty
    ? others.find((each) => each.kind === kind.code && each.until === null)
    : undefined;
  if (other === undefined || agency.until !== null) return [];
  return [
    {
      code: 'field-invalid',
      message: `一个县只有一个“${kind.name}”，名录里已有${other.name}。请选其他类别，或先修改${other.name}。`,
      field: 'kind',
      article: kind.article,
    },
  ];
}

function twinProblems(agency: Agency, others: readonly Agency[]): Problem[] {
  const problems: Problem[] = [];
  const namesake = others.find((each) => each.name === agency.name && each.until === null);
  if (namesake !== undefined && agency.until === null && agency.name !== '') {
    problems.push({
      code: 'field-invalid',
      message: `已有同名的机关（代码 ${namesake.agencyId}）。请核对，不要重复登记。`,
      field: 'name',
    });
  }
  const sameCode =
    agency.creditCode === null ? undefined : others.find((each) => each.creditCode === agency.creditCode);
  if (sameCode !== undefined) {
    problems.push({
      code: 'field-invalid',
      message: `这个统一社会信用代码已登记给${sameCode.name}。请对照证书核对两个机关的代码。`,
      field: 'creditCode',
    });
  }
  return problems;
}
