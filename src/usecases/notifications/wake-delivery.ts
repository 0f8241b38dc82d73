/** Sends what waits now rather than at the next minute: somebody is waiting for it. */
import type { StaffDeps } from '../staff-deps.ts';

/** Name of the job that delivers. */
export const deliveryJob = 'deliver-due';

/**
 * Wakes the job; call it after the transaction that wrote the letter. Where no queue runs, or it cannot be reached,
 * the letter goes out with the next minute's run.
 */
export async function wakeDelivery({ queue }: StaffDeps): Promise<void> {
  await queue?.wake(deliveryJob).catch(() => {});
}
