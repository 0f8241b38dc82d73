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

export interface Delivery {
  readonly regionId: string;
  readonly deliveryId: string;
  readonly accountId: string;
  readonly channel: 'mail' | 'gateway';
  /** Notices in it (several in a digest); empty for a letter that is no notice. */
  readonly noticeIds: readonly string[];
  readonly kind: string;
  readonly title: string;
  /** Sealed: a one-time link is a key. */
  readonly sealedText: string;
  readonly status: 'waiting' | 'sent' | 'given-up';
  readonly attempts: number;
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

export interface NotificationStore {
  addNotice(notice: Notice): Promise<void>;
  notices(regionId: string, accountId: string, limit: number, before?: string): Promise<readonly Notice[]>;
  unread(regionId: string, accountId: string): Promise<number>;
  markRead(regionId: string, accountId: string, noticeId: string | 'all', at: string): Promise<void>;
  choice(regionId: string, accountId: string): Promise<NoticeChoice>;
  putChoice(regionId: string, accountId: string, choice: NoticeChoice): Promise<void>;
  putDelivery(delivery: Delivery): Promise<void>;
  delivery(regionId: string, deliveryId: string): Promise<Delivery | null>;
  deliveries(
    regionId: string,
    filter: { readonly status?: Delivery['status']; readonly before?: string; readonly limit: number },
  ): Promise<readonly Delivery[]>;
  /** Deliveries of every county whose time has come. */
  due(at: string, limit: number): Promise<readonly Delivery[]>;
  gateway(regionId: string): Promise<Gateway | null>;
  putGateway(gateway: Gateway): Promise<void>;
}
