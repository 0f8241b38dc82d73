/** Notices to staff, how they are delivered, and mail. */

export interface Notice {
  readonly regionId: string;
  readonly noticeId: string;
  readonly accountId: string;
  /** Kind, from rules/notices/kinds.yaml. */
  readonly kind: string;
  readonly subject: string;
  readonly title: string;
  readonly text: string;
  /** Path in the workbench. */
  readonly link: string;
  readonly createdAt: string;
  readonly readAt: string | null;
}

export type Channel = 'mail' | 'gateway';

export interface Delivery {
  readonly regionId: string;
  readonly deliveryId: string;
  readonly accountId: string;
  readonly channel: Channel;
  /** Notices in it (several in a digest); empty for a letter that is no notice. */
  readonly noticeIds: readonly string[];
  readonly kind: string;
  readonly title: string;
  /** Sealed: a one-time link is a key. A letter's text is emptied once it was sent or given up. */
  readonly sealedText: string;
  readonly status: 'waiting' | 'sent' | 'given-up';
  /** Attempts begun. One that is under way is counted. */
  readonly attempts: number;
  /** Next attempt; while one is under way, when another process may take it over. */
  readonly nextAt: string;
  /** What the last attempt met; without addresses. */
  readonly trouble: string | null;
  readonly createdAt: string;
  readonly sentAt: string | null;
}

/** How a person wants to be told. Times are those of Asia/Shanghai. */
export interface NoticeChoice {
  readonly mail: 'at-once' | 'daily' | 'never';
  readonly gateway: 'at-once' | 'daily' | 'never';
  /** `HH:MM`; outside the workbench nothing is sent from … to …; both null: always. */
  readonly quietFrom: string | null;
  readonly quietUntil: string | null;
  /** `HH:MM` of the daily digest. */
  readonly digestAt: string;
}

export interface Gateway {
  readonly regionId: string;
  readonly address: string;
  /** Sealed key with which messages are signed. */
  readonly sealedKey: string;
  readonly enabled: boolean;
}

/** A notice that waits for its person's daily digest. */
export interface DigestEntry {
  readonly regionId: string;
  readonly accountId: string;
  readonly channel: Channel;
  readonly noticeId: string;
  readonly dueAt: string;
}

/** One person's digest on one channel. */
export type DigestKey = Pick<DigestEntry, 'regionId' | 'accountId' | 'channel'>;

export interface DeliveryFilter {
  readonly status?: Delivery['status'];
  /** Keyset: older than this one. */
  readonly before?: string;
  readonly limit: number;
}

export interface NotificationStore {
  addNotice(notice: Notice): Promise<void>;
  /** Newest first; `before` is the id of the last one of the page before. */
  notices(regionId: string, accountId: string, limit: number, before?: string): Promise<readonly Notice[]>;
  unread(regionId: string, accountId: string): Promise<number>;
  /** Only that person's own; an id of somebody else changes nothing. */
  markRead(regionId: string, accountId: string, noticeId: string | 'all', at: string): Promise<void>;
  /** What the person chose; until then the choice of the house: mail at once, 08:30, no quiet hours. */
  choice(regionId: string, accountId: string): Promise<NoticeChoice>;
  putChoice(regionId: string, accountId: string, choice: NoticeChoice): Promise<void>;
  addDigestEntry(entry: DigestEntry): Promise<void>;
  /** Digests of every county whose time has come. */
  dueDigests(at: string, limit: number): Promise<readonly DigestKey[]>;
  /** Takes everything that waits for a digest, once: whoever asks second gets nothing. Read notices are left out. */
  takeDigest(key: DigestKey): Promise<readonly Notice[]>;
  /** Moves what waits for a digest to another time; null: drops it. */
  moveDigest(key: DigestKey, dueAt: string | null): Promise<void>;
  putDelivery(delivery: Delivery): Promise<void>;
  delivery(regionId: string, deliveryId: string): Promise<Delivery | null>;
  /** Newest first. */
  deliveries(regionId: string, filter: DeliveryFilter): Promise<readonly Delivery[]>;
  /** How many there are in each state. */
  deliveryCounts(regionId: string): Promise<Readonly<Record<Delivery['status'], number>>>;
  /** Deliveries of every county whose time has come. */
  due(at: string, limit: number): Promise<readonly Delivery[]>;
  /**
   * Takes deliveries whose time has come, counts the attempt and puts off the next one until `until`: whoever asks at
   * the same time gets others. Must run in a transaction of its own that is committed before anything is sent.
   */
  claimDue(at: string, until: string, limit: number): Promise<readonly Delivery[]>;
  /** Writes the outcome of an attempt, unless another process has taken the delivery over since. */
  settle(delivery: Delivery, claimedUntil: string): Promise<boolean>;
  gateway(regionId: string): Promise<Gateway | null>;
  putGateway(gateway: Gateway): Promise<void>;
  /** Does this county have people of the demo? Nothing leaves the house for such a county. */
  isDemo(regionId: string): Promise<boolean>;
}
