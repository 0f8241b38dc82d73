/** Reads a mailbox (IMAP). Adapter in src/delivery/mailbox. */
import type { MailboxSettings } from './mail-intake.ts';

export interface MailAttachment {
  readonly fileName: string;
  readonly bytes: Uint8Array;
}

/** A mail as far as it is taken. Nothing in it is believed: sender and text are what strangers wrote. */
export interface ReadMail {
  /** Message-ID; '' where it has none. */
  readonly messageId: string;
  /** When it reached the mailbox, as its server says (ISO). */
  readonly receivedAt: string;
  readonly fromName: string;
  /** '' where there is none that a mail could go to. */
  readonly fromAddress: string;
  readonly subject: string;
  /** Plain text; made of the HTML where there is nothing else. */
  readonly text: string;
  /** Why it was sent by a program (自动回复、退信、群发), zh-CN; null: by a person, as far as one can tell. */
  readonly automatic: string | null;
  readonly attachments: readonly MailAttachment[];
  /** The mail as it came; null: too large, it stays in the mailbox only. */
  readonly raw: Uint8Array | null;
  /** What was left out, zh-CN. */
  readonly notes: readonly string[];
}

export interface MailboxReader {
  /** What is wrong with the server as it is written, in Chinese; null: nothing. */
  check(settings: Pick<MailboxSettings, 'host' | 'port' | 'security'>): string | null;
  /**
   * Hands over every mail that was not read yet, one after the other, and marks it as read once it was taken. Never throws
   * for what the network or the server does; what `take` throws is passed on, and the mail stays unread.
   */
  fetch(
    settings: MailboxSettings,
    take: (mail: ReadMail) => Promise<void>,
  ): Promise<
    { readonly ok: true; readonly taken: number } | { readonly ok: false; readonly trouble: string }
  >;
}
