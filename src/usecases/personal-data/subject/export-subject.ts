/** 向本人提供其个人信息: what the county holds about somebody, found by identity number or phone. */
import { dayOf } from '../../../domain/days/county-day.ts';
import type { Caller } from '../../../domain/people/caller.ts';
import { foldPersonal } from '../../../domain/personal-data/fold.ts';
import { checkIdentityNumber } from '../../../domain/personal-data/identity-number.ts';
import { personalKindNames } from '../../../domain/personal-data/kind.ts';
import { mask } from '../../../domain/personal-data/mask.ts';
import { phoneForm } from '../../../domain/personal-data/phone-number.ts';
import type { IdentityCheck } from '../../../domain/personal-data/privacy-rules.ts';
import type { SubjectSection } from '../../../domain/personal-data/subject-document.ts';
import { done, type Problem, type Result, refused } from '../../../domain/problems/problem.ts';
import { look, perform } from '../../perform.ts';
import type { MaskedDatum } from '../../ports/personal-data.ts';
import type { Stores } from '../../ports/stores.ts';
import type { StaffDeps } from '../../staff-deps.ts';
import { readReason } from '../reason.ts';
import { accountSections } from './account-sections.ts';
import { heldData } from './held-data.ts';
import { isSubjectFormat, type SubjectFile, type SubjectFormat, subjectFile } from './subject-file.ts';
import { timeWords } from './words.ts';

/** By what a person may be looked up. */
export const subjectKinds = ['identity-number', 'phone'] as const;
type SubjectKind = (typeof subjectKinds)[number];

export interface SubjectInput {
  readonly kind: string;
  readonly value: string;
  /** Code of rules/privacy/subject-export.yaml. */
  readonly check: string;
  readonly reason: string;
  readonly format: string;
}

const orderOf = (regionId: string | null, reason = '') =>
  ({ act: 'personal.subject-export', subject: 'personal-data', resource: { regionId }, reason }) as const;

/** The ways in which identity may be checked, for the form. */
export function showSubjectForm(deps: StaffDeps, caller: Caller): Promise<Result<readonly IdentityCheck[]>> {
  return look(deps, caller, orderOf(countyOf(caller)), async () => done(deps.privacy.subjectExport.checks));
}

/**
 * Everything that is held in the county about whoever has this number, in clear, as one file; when nothing is held, the
 * file says so. Problems: `field-invalid`, `reason-…`, with their fields.
 * @param regionId for the operator, who belongs to no county
 */
export async function exportSubject(
  deps: StaffDeps,
  caller: Caller,
  input: SubjectInput,
  regionId: string | null = countyOf(caller),
): Promise<Result<SubjectFile>> {
  const read = readInput(deps, input);
  const reason = read.ok ? read.value.reason : '';
  return perform(deps, caller, orderOf(regionId, reason), async (stores, at) => {
    if (!read.ok) return read;
    const region = regionId === null ? null : await stores.regions.get(regionId);
    if (regionId === null || region === null) return refused(noCounty);
    const { kind, value, check, format } = read.value;
    const found = await stores.personal.find(regionId, kind, value);
    const sections = await sectionsOf(stores, deps, found);
    const { basis, rights } = deps.privacy.subjectExport;
    const file = subjectFile(
      deps,
      {
        title: '向本人提供的个人信息',
        place: region.name,
        madeAt: timeWords(at),
        request: [
          [`请求人的${personalKindNames[kind]}`, mask(kind, value)],
          ['核实身份的方式', check.label],
          ['理由', reason],
        ],
        basis,
        sections,
        rights,
      },
      format,
    );
    return done({
      value: file,
      detail: {
        kind,
        // Keyed: whoever knows the number can find this entry again, nobody can read the number from it.
        number: deps.secrets.sealer.digest(foldPersonal(kind, value), `subject-export/${regionId}/${kind}`),
        check: check.code,
        found: found.length,
        format,
        digest: file.digest,
      },
    });
  });
}

/** One section per owner; accounts with all that belongs to them. */
async function sectionsOf(
  stores: Stores,
  { privacy }: StaffDeps,
  found: readonly MaskedDatum[],
): Promise<readonly SubjectSection[]> {
  const owners = new Map(found.map((each) => [`${each.ownerKind}/${each.ownerId}`, each]));
  const sections: SubjectSection[] = [];
  for (const [name, { regionId, ownerKind, ownerId }] of owners) {
    const account = ownerKind === 'account' ? await stores.accounts.get(regionId, ownerId) : null;
    if (account !== null) {
      sections.push(...(await accountSections(stores, account)));
      continue;
    }
    const data = await stores.personal.maskedOf(regionId, ownerKind, [ownerId]);
    const title = `${privacy.retention.owners.get(ownerKind) ?? ownerKind}（${name}）`;
    sections.push(await heldData(stores, title, data));
  }
  return sections.length > 0 ? sections : [nothing];
}

const nothing: SubjectSection = {
  title: '查找结果',
  note: '本系统中没有找到与这个号码相符的个人信息。已过保存期限的信息已经匿名化，不能再与任何人对应。',
  columns: [],
  rows: [],
};

interface ReadInput {
  readonly kind: SubjectKind;
  readonly value: string;
  readonly check: IdentityCheck;
  readonly reason: string;
  readonly format: SubjectFormat;
}

function readInput(deps: StaffDeps, input: SubjectInput): Result<ReadInput> {
  const problems: Problem[] = [];
  const kind = subjectKinds.find((each) => each === input.kind);
  if (kind === undefined) problems.push(wrong('kind', '请选择按身份证号还是按电话号码查找。'));
  else problems.push(...valueProblems(kind, input.value, dayOf(deps.clock().toISOString())));
  const check = deps.privacy.subjectExport.checks.find(({ code }) => code === input.check);
  if (check === undefined)
    problems.push({
      ...wrong('check', '请选择核实身份的方式。'),
      article: '《个人信息保护法》第五十条第一款',
    });
  const reason = readReason(input.reason);
  if (!reason.ok) problems.push(...reason.problems);
  if (!isSubjectFormat(input.format)) problems.push(wrong('format', '请选择文件格式。'));
  const [first, ...more] = problems;
  if (first !== undefined) return refused(first, ...more);
  return done({
    kind: kind!,
    value: input.value,
    check: check!,
    reason: reason.ok ? reason.value : '',
    format: input.format as SubjectFormat,
  });
}

function valueProblems(kind: SubjectKind, value: string, today: string): readonly Problem[] {
  if (kind === 'phone') {
    return phoneForm(value) === null
      ? [wrong('value', '电话号码的格式不对：手机 11 位，或区号加号码。')]
      : [];
  }
  const checked = checkIdentityNumber(foldPersonal(kind, value), today);
  if (checked.ok) return [];
  const message = {
    form: '身份证号应为 18 位：17 位数字加一位数字或 X。',
    birth: '身份证号里的出生日期不存在，请核对第 7 至 14 位。',
    check: '身份证号的最后一位与前面不符，请核对是否有一位写错。',
  }[checked.wrong];
  return [wrong('value', message)];
}

const wrong = (field: string, message: string): Problem => ({ code: 'field-invalid', field, message });

const noCounty: Problem = { code: 'not-found', field: 'region', message: '没有这个县：请核对行政区划代码。' };

const countyOf = (caller: Caller): string | null => (caller.kind === 'staff' ? caller.regionId : null);
