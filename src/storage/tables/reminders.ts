/** What people were reminded of. */
export interface ToldReminderTable {
  region_id: string;
  subject: string;
  reminder: string;
  told_at: string;
}
