import type { ReadingResult } from '../../domain/pages/page.ts';
import type { ReadingLimits } from '../limits.ts';
import { failure, problems } from '../problems.ts';

export async function readPdf(_bytes: Uint8Array, _limits: ReadingLimits): Promise<ReadingResult> {
  return failure(problems.otherType);
}
