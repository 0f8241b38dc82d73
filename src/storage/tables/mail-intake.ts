import type { MailState } from '../../usecases/ports/mail-intake.ts';
import type { JsonColumn } from './json-column.ts';

export interface MailboxTable {
  region_id: string;
  sealed_settings: string;
  enabled: boolean;
  set_at: string;
  set_by: string;
  tried_at: string | null;
  trouble: string | null;
}

export interface TakenMailTable {
  region_id: string;
  mail_id: string;
  message_digest: string;
  received_at: string;
  taken_at: string;
  sealed_head: string | null;
  number: string;
  file_ids: JsonColumn<readonly string[]>;
  state: MailState;
  request_id: string | null;
  reason: string;
  settled_at: string | null;
  settled_by: string | null;
}
