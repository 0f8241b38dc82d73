/** What people were reminded of: each stage of each last day once, however often a job runs. */

export interface ReminderStore {
  /**
   * Notes that people are told now, in the transaction that tells them.
   * @param subject `request/<id>`, `dispute/<id>`
   * @param reminder rule, last day and stage: `due/2026-10-29/3`
   * @returns false: they were told before
   */
  tell(regionId: string, subject: string, reminder: string, at: string): Promise<boolean>;
}
