/** 检查个人信息: every file that leaves the house is looked through, by program and person (条例 15, T-10). */
import type { Caller } from '../../domain/people/caller.ts';
import { done, type Result, refused } from '../../domain/problems/problem.ts';
import { requestSubject } from '../../domain/requests/request-event.ts';
import type { CaseFileFacts } from '../ports/case-files.ts';
import type { StaffDeps } from '../staff-deps.ts';
import { type ActDone, acted } from './act-done.ts';
import { actOnCase, type CaseOrder, lookAtCase, type OpenCase, record } from './open-case.ts';
import { type FoundNumber, numbersIn } from './person-numbers.ts';
import { releasedKinds } from './released-kinds.ts';

export interface ScannedFile {
  readonly facts: CaseFileFacts;
  /** null: it has no text that can be read (a scan, another format): a person must look. */
  readonly found: readonly FoundNumber[] | null;
}

export interface CheckPersonal extends CaseOrder {
  /** Files that were looked through. */
  readonly fileIds: readonly string[];
  /** Does any of them hold personal data or trade secrets of others? null: not said. */
  readonly found: boolean | null;
  /** Numbers that the program found were looked at, and concern the applicant only. */
  readonly ownOnly: boolean;
}

/** Files that may leave the house, with the numbers of persons in them. */
export function scanFiles(
  deps: StaffDeps,
  caller: Caller,
  order: CaseOrder,
): Promise<Result<readonly ScannedFile[]>> {
  return lookAtCase(deps, caller, 'request.handle', order, async (open) => done(await scanned(open)));
}

/**
 * Reads the files before the county is held: a long one takes a minute, and waits behind others. Their content never changes, so
 * what was found is what is in them.
 */
export async function checkPersonal(
  deps: StaffDeps,
  caller: Caller,
  order: CheckPersonal,
): Promise<Result<ActDone>> {
  const read = await lookAtCase(deps, caller, 'request.handle', order, async (open) =>
    done(await scanned(open, order.fileIds)),
  );
  if (!read.ok) return read;
  return actOnCase(deps, caller, 'request.handle', order, async (open) => {
    const article = '《条例》第十五条、第三十二条';
    const checked = read.value.filter(({ facts }) => order.fileIds.includes(facts.fileId));
    if (checked.length === 0)
      return refused({
        code: 'field-invalid',
        field: 'fileIds',
        article,
        message: '请勾选已经逐份检查过的文件。',
      });
    if (order.found === null)
      return refused({
        code: 'field-invalid',
        field: 'found',
        article,
        message: '请选择是否含有他人的个人隐私、商业秘密。',
      });
    const numbers = checked.flatMap(({ found }) => found ?? []);
    if (numbers.length > 0 && !order.found && !order.ownOnly)
      return refused({
        code: 'numbers-found',
        field: 'found',
        article,
        message: `程序在文件中找到 ${numbers.length} 处身份证号、手机号等。请遮盖后另选遮盖过的文件；只涉及申请人本人的，请勾选说明。`,
      });
    return acted(
      await record(open, {
        kind: 'request-personal-checked',
        data: {
          on: open.today,
          fileIds: checked.map(({ facts }) => facts.fileId),
          found: order.found,
        },
      }),
      { detail: { files: checked.length, numbers: numbers.length } },
    );
  });
}

/** @param only these; left out: all that may be released */
async function scanned(
  { stores, deps, state }: OpenCase,
  only?: readonly string[],
): Promise<readonly ScannedFile[]> {
  const files = await stores.caseFiles.listOf(state.regionId, requestSubject(state.requestId));
  const release = files.filter(
    ({ kind, fileId }) => releasedKinds.has(kind) && (only === undefined || only.includes(fileId)),
  );
  return Promise.all(
    release.map(async (facts) => {
      const bytes = await stores.caseFiles.open(state.regionId, facts.fileId);
      if (bytes === null) return { facts, found: null };
      if (facts.mediaType.startsWith('text/'))
        return { facts, found: numbersIn(new TextDecoder().decode(bytes)) };
      const text = await deps.documents.redactionPages(bytes, facts.fileName);
      if (!text.ok || !text.value.hasText) return { facts, found: null };
      const lines = text.value.pages.flatMap((page) => page.lines.map((line) => line.text));
      return { facts, found: numbersIn(lines.join('\n')) };
    }),
  );
}
