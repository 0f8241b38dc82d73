/** The ways out of the house, from the settings. */
import type { Carriers } from '../usecases/ports/delivery.ts';
import { gatewayCarrier } from './gateway.ts';
import { checkAddress } from './guarded-fetch.ts';
import { smtpCarrier } from './smtp.ts';

export interface DeliverySettings {
  readonly smtpUrl: string | null;
  readonly mailFrom: string | null;
  readonly outboundHosts: readonly string[];
}

/** Mail only where both a server and a sender were set. */
export function createCarriers({ smtpUrl, mailFrom, outboundHosts }: DeliverySettings): Carriers {
  return {
    mail: smtpUrl === null || mailFrom === null ? null : smtpCarrier({ url: smtpUrl, from: mailFrom }),
    gateway: gatewayCarrier({ allowed: outboundHosts }),
    checkGatewayAddress: (address) => checkAddress(address, outboundHosts),
  };
}
