import type { JsonColumn } from './json-column.ts';

export interface NoticeTable {
  region_id: string;
  notice_id: string;
  account_id: string;
  kind: string;
  subject: string;
  title: string;
  text: string;
  link: string;
  created_at: string;
  read_at: string | null;
}

/** Outbox: what is to be sent, and what was. */
export interface DeliveryTable {
  region_id: string;
  delivery_id: string;
  account_id: string;
  channel: 'mail' | 'gateway';
  notice_ids: JsonColumn<readonly string[]>;
  kind: string;
  title: string;
  sealed_text: string;
  status: 'waiting' | 'sent' | 'given-up';
  attempts: number;
  next_at: string;
  trouble: string | null;
  created_at: string;
  sent_at: string | null;
}

export interface NoticeChoiceTable {
  region_id: string;
  account_id: string;
  mail: 'at-once' | 'daily' | 'never';
  gateway: 'at-once' | 'daily' | 'never';
  quiet_from: string | null;
  quiet_until: string | null;
  digest_at: string;
}

export interface GatewayTable {
  region_id: string;
  address: string;
  sealed_key: string;
  enabled: boolean;
}

/** Notices that wait for a daily digest. */
export interface DigestEntryTable {
  region_id: string;
  account_id: string;
  channel: 'mail' | 'gateway';
  notice_id: string;
  due_at: string;
}
