/** The mailbox that requests come in by, and the mails taken from it. */

/** How the mailbox is reached (IMAP); sealed as a whole. */
export interface MailboxSettings {
  readonly host: string;
  readonly port: number;
  /** `tls`: from the first byte; `starttls`: upgraded before signing in; `none`: only for tests on the same machine. */
  readonly security: 'tls' | 'starttls' | 'none';
  readonly user: string;
  readonly password: string;
  readonly folder: string;
  /** Agency whose requests come in here. */
  readonly agencyId: string;
}

export interface Mailbox {
  readonly regionId: string;
  readonly settings: MailboxSettings;
  readonly enabled: boolean;
  readonly setAt: string;
  readonly setBy: string;
  /** When it was last asked, and what was wrong then; null: never, nothing. */
  readonly triedAt: string | null;
  readonly trouble: string | null;
}

/** `new`: nobody looked at it yet; `registered`: became a request; `put-aside`: none of our business. */
export type MailState = 'new' | 'registered' | 'put-aside';

export interface TakenMail {
  readonly regionId: string;
  readonly mailId: string;
  /** Keyed digest of the Message-ID, or of the whole mail when it has none: the same mail is taken once. */
  readonly messageDigest: string;
  /** When it reached the mailbox. */
  readonly receivedAt: string;
  readonly takenAt: string;
  /** Address and name of the sender, and the subject; sealed; '' once forgotten. */
  readonly from: string;
  readonly subject: string;
  /** 收件编号, told to the sender: 邮〔2026〕12号. */
  readonly number: string;
  /** In the store of case files: text, attachments and the mail as it came; owner `mail/<mailId>`. */
  readonly fileIds: readonly string[];
  readonly state: MailState;
  readonly requestId: string | null;
  /** Why it was put aside; '' otherwise. No personal data. */
  readonly reason: string;
  readonly settledAt: string | null;
  readonly settledBy: string | null;
}

export interface MailIntakeStore {
  mailbox(regionId: string): Promise<Mailbox | null>;
  /** Regions with an enabled mailbox. */
  enabled(): Promise<readonly string[]>;
  setMailbox(mailbox: Mailbox): Promise<void>;
  tried(regionId: string, at: string, trouble: string | null): Promise<void>;
  /** false: this mail was taken before. */
  take(mail: TakenMail): Promise<boolean>;
  /** Was a mail of this digest taken before? */
  taken(regionId: string, messageDigest: string): Promise<boolean>;
  mail(regionId: string, mailId: string): Promise<TakenMail | null>;
  /** Newest first. */
  list(
    regionId: string,
    state: MailState | null,
    after: { readonly receivedAt: string; readonly mailId: string } | null,
    limit: number,
  ): Promise<readonly TakenMail[]>;
  /** Exact below `most`, else `most`. */
  count(regionId: string, state: MailState, most: number): Promise<number>;
  /** Only a mail that is `new` is settled; false otherwise. */
  settle(
    regionId: string,
    mailId: string,
    settled: {
      readonly state: Exclude<MailState, 'new'>;
      readonly requestId: string | null;
      readonly reason: string;
      readonly at: string;
      readonly by: string;
    },
  ): Promise<boolean>;
  /** Forgets sender and subject of settled mails; that they were taken stays. */
  forget(regionId: string, mailIds: readonly string[]): Promise<void>;
}
