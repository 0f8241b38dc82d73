/** A spreadsheet as a download. */
import type { Result } from '../../../domain/problems/problem.ts';
import type { SheetFile } from '../../../usecases/agencies/export-agencies.ts';
import { type StaffRequest, staffProblem } from '../staff-request.ts';

/** The file, kept nowhere on the way; or what is wrong. */
export async function sendSheet(request: StaffRequest, made: Result<SheetFile>): Promise<Response> {
  if (!made.ok) return staffProblem(request, made.problems);
  const { fileName, type, bytes } = made.value;
  const plain = fileName.replace(/[^\w.-]/g, '_');
  return request.c.body(bytes as Uint8Array<ArrayBuffer>, 200, {
    'Content-Type': type,
    'Content-Disposition': `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(fileName)}`,
    'Cache-Control': 'no-store',
  });
}
