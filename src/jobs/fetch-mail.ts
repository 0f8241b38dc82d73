/** Every five minutes: what came into the mailboxes of the counties that have one. */
import { done } from '../domain/problems/problem.ts';
import { fetchMail } from '../usecases/mail-intake/fetch-mail.ts';
import type { Job } from './job.ts';

export const fetchMailJob: Job = {
  name: 'fetch-mail',
  run: async (deps, caller) => {
    let taken = 0;
    for (const regionId of await deps.storage.mailIntake.enabled()) {
      const result = await fetchMail(deps, caller, regionId);
      if (!result.ok) return result;
      taken += result.value;
    }
    return done(taken);
  },
};
