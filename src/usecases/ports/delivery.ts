/** Mail and messages out. Adapters in src/delivery. */

/** `again`: worth another attempt; `given-up`: it will never be accepted. */
export type Carried =
  | { readonly ok: true }
  | {
      readonly ok: false;
      readonly final: boolean;
      /** What happened, in Chinese, without addresses or secrets. */
      readonly trouble: string;
    };

export interface Mail {
  readonly to: string;
  readonly title: string;
  readonly text: string;
  /** The same at every attempt of a delivery: receivers drop a second copy by it. */
  readonly id: string;
}

/** Sends one mail. Never throws for what the network or the receiver does. */
export type MailCarrier = (mail: Mail) => Promise<Carried>;

export interface GatewayMessage {
  /** Number of the mobile phone. */
  readonly to: string;
  readonly title: string;
  readonly text: string;
  readonly kind: string;
  /** The same at every attempt: the gateway drops a second copy by it. */
  readonly id: string;
}

export interface GatewayTarget {
  readonly address: string;
  /** Key with which the message is signed. */
  readonly key: string;
}

/** Hands one message to a gateway. Never throws for what the network or the gateway does. */
export type GatewayCarrier = (target: GatewayTarget, message: GatewayMessage, at: Date) => Promise<Carried>;

/** What is wrong with an address that messages should be sent to, in Chinese; null: nothing. */
export type CheckAddress = (address: string) => string | null;

/** The ways out of the house. */
export interface Carriers {
  /** null: no mail server was set. */
  readonly mail: MailCarrier | null;
  readonly gateway: GatewayCarrier;
  readonly checkGatewayAddress: CheckAddress;
}
