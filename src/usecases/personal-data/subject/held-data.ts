/** The sealed data of an owner in clear, as a section of a person's file. */
import { personalKindNames } from '../../../domain/personal-data/kind.ts';
import type { SubjectSection } from '../../../domain/personal-data/subject-document.ts';
import type { MaskedDatum } from '../../ports/personal-data.ts';
import type { Stores } from '../../ports/stores.ts';
import { timeWords } from './words.ts';

/** One row per datum; what was anonymised says so. */
export async function heldData(
  { personal }: Stores,
  title: string,
  data: readonly MaskedDatum[],
): Promise<SubjectSection> {
  const rows: string[][] = [];
  for (const { regionId, datumId, field, kind, masked, collectedAt, retainUntil } of data) {
    const value = await personal.open(regionId, datumId);
    const name = field === kind ? personalKindNames[kind] : `${personalKindNames[kind]}（${field}）`;
    rows.push([name, value ?? masked, timeWords(collectedAt), retainUntil ?? '在用期间']);
  }
  return { title, note: '', columns: ['项目', '内容', '登记时间', '保存到'], rows };
}
