/** Made-up people and questions for a replayed year. Nobody of them exists: numbers lie in blocks that nobody holds. */
import {
  checkCharacter as creditCheckCharacter,
  organisationCheckCharacter,
} from '../agencies/credit-code.ts';
import { checkCharacter } from '../personal-data/identity-number.ts';

const surnames = ['田', '麦', '禾', '谷', '苗', '桑', '林', '杨', '柳', '江', '山', '石'];
const given = [
  '一禾',
  '青苗',
  '大田',
  '小谷',
  '雨生',
  '向阳',
  '春来',
  '秋实',
  '长河',
  '新柳',
  '晓晴',
  '远山',
];
const bodies: readonly (readonly [name: string, end: string])[] = [
  ['青穗', '农业发展有限公司'],
  ['稻香', '粮油有限公司'],
  ['谷雨', '建设工程有限公司'],
  ['田园', '农村发展研究所'],
  ['春苗', '公益服务中心'],
  ['正禾', '律师事务所'],
  ['清溪', '用水户协会'],
];

const matters: readonly (readonly [title: string, features: string])[] = [
  ['城北片区征地补偿安置方案', '包括补偿标准、安置方式和公告'],
  ['农村低保申请和审批情况', '包括申请条件、审批程序和各镇户数'],
  ['县道改造工程招标文件', '包括招标公告、中标通知书和合同'],
  ['村级集体经济扶持资金分配表', '包括资金来源、分配依据和各村金额'],
  ['校车运营补贴发放标准', '包括文件名称、文号和发放明细'],
  ['河道采砂许可情况', '包括许可证、开采范围和期限'],
  ['老旧小区改造项目清单', '包括项目名称、投资和完成时间'],
  ['农机购置补贴公示', '包括机型、台数和补贴金额'],
  ['高标准农田建设验收报告', '包括建设地点、面积和验收结论'],
  ['镇卫生院药品采购目录', '包括品种、价格和供应单位'],
  ['宅基地审批结果', '包括审批条件、程序和结果'],
  ['国有林场承包合同', '包括承包面积、期限和价款'],
  ['污水处理费收支情况', '包括征收标准、收入和支出'],
  ['公务用车购置和运行支出', '包括车辆数量和各项支出'],
  ['危房改造名单和补助标准', '包括评定办法和补助标准'],
  ['招商引资项目用地情况', '包括用地面积、出让方式和价格'],
];

/** A person or body of a replayed year, as a form takes it. */
export interface MadeUpApplicant {
  readonly name: string;
  readonly identityNumber: string;
  readonly organisationCode: string;
  readonly representative: string;
  readonly phone: string;
  readonly email: string;
  readonly address: string;
}

const pick = <T>(from: readonly T[], at: number): T => from[at % from.length]!;

/**
 * The n-th applicant of a county; the same number gives the same one.
 * @param organisation a body instead of a person
 */
export function madeUpApplicant(regionId: string, n: number, organisation: boolean): MadeUpApplicant {
  const [name, end] = pick(bodies, n);
  const person = `${pick(surnames, n * 5)}${pick(given, n * 7 + Math.floor(n / surnames.length))}`;
  return {
    name: organisation ? `${name}${end}` : person,
    identityNumber: organisation ? '' : identityNumber(regionId, n),
    organisationCode: organisation ? creditCode(regionId, n) : '',
    representative: organisation ? person : '',
    phone: `199000${String(10_000 + (n % 90_000)).padStart(5, '0')}`,
    email: `asker${n}@qinghe.example`,
    address: `城关镇禾苗路 ${(n % 90) + 1} 号`,
  };
}

/** What the n-th request asks for. @param year that it is about */
export function madeUpMatter(
  n: number,
  year: number,
): { readonly title: string; readonly description: string } {
  const [title, features] = pick(matters, n);
  const about = year - 1 - (Math.floor(n / matters.length) % 3);
  return {
    title: `${about}年${title}`,
    description: `申请获取${about}年${title}，${features}。如果有多份文件，请一并提供。`,
  };
}

/** GB 11643: region, a day of the 1950s to 1980s, a serial number, the check character. */
function identityNumber(regionId: string, n: number): string {
  const day = `${1950 + (n % 40)}${String((n % 12) + 1).padStart(2, '0')}${String((n % 28) + 1).padStart(2, '0')}`;
  const body = `${regionId}${day}${String(n % 1000).padStart(3, '0')}`;
  return `${body}${checkCharacter(body)}`;
}

/** GB 32100: kind, region, a made-up body code with its check character (GB 11714), the check character of it all. */
function creditCode(regionId: string, n: number): string {
  const body = `MA${String(100_000 + (n % 900_000))}`;
  const code = `91${regionId}${body}${organisationCheckCharacter(body)}`;
  return `${code}${creditCheckCharacter(code)}`;
}
