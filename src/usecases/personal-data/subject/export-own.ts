/** 导出本人的个人信息: everything that is held about the person who is signed in. */
import type { Caller } from '../../../domain/people/caller.ts';
import { done, type Result, refused } from '../../../domain/problems/problem.ts';
import { confirmFirst, ownOrder } from '../../me/sensitive.ts';
import { perform } from '../../perform.ts';
import { refusalOf } from '../../refusal.ts';
import { confirmedRecently } from '../../sign-in/confirm-identity.ts';
import type { StaffDeps } from '../../staff-deps.ts';
import { accountSections } from './account-sections.ts';
import { type SubjectFile, type SubjectFormat, subjectFile } from './subject-file.ts';
import { timeWords } from './words.ts';

/** Needs the password within the last minutes: problem `confirm-first`. */
export async function exportOwn(
  deps: StaffDeps,
  caller: Caller,
  format: SubjectFormat,
): Promise<Result<SubjectFile>> {
  if (caller.kind !== 'staff') return refused(refusalOf(caller, 'own.export', 'refused'));
  if (caller.standing !== 'full') return refused(refusalOf(caller, 'own.export', 'second-factor'));
  if (!(await confirmedRecently(deps, caller))) return refused(confirmFirst);
  return perform(deps, caller, ownOrder(caller, 'own.export'), async (stores, at) => {
    const { regionId, accountId } = caller;
    const account = await stores.accounts.get(regionId, accountId);
    if (account === null) throw new Error(`signed in without an account: ${accountId}`);
    const region = await stores.regions.get(regionId);
    const { basis, rights } = deps.privacy.subjectExport;
    const file = subjectFile(
      deps,
      {
        title: '本人的个人信息',
        place: region?.name ?? regionId,
        madeAt: timeWords(at),
        request: [
          ['请求人', `${account.name}（本人登录后导出）`],
          ['核实身份的方式', '口令和第二验证登录，导出前再次确认'],
        ],
        basis,
        sections: await accountSections(stores, account),
        rights,
      },
      format,
    );
    return done({ value: file, detail: { format, digest: file.digest } });
  });
}
