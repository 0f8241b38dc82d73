/** Puts a letter into the outbox: a mail that carries a key and is no notice. */
import { fillIn } from '../../domain/notifications/wording.ts';
import type { Stores } from '../ports/stores.ts';
import type { StaffDeps } from '../staff-deps.ts';
import { newDelivery } from './new-delivery.ts';
import { letterOf } from './rules-of.ts';

export interface Letter {
  readonly regionId: string;
  /** Whose mail address it goes to; the address itself is read when it is sent. */
  readonly accountId: string;
  /** Kind, from rules/notices/letters.yaml. */
  readonly kind: string;
  /** Exactly the facts that the kind declares. */
  readonly facts: Readonly<Record<string, string>>;
}

/**
 * Writes the letter, sealed, in the transaction of what it tells of; whatever the person chose for notices.
 * @throws RangeError when the kind is unknown or the facts are not the declared ones: a fault of the program
 */
export async function sendLetter(stores: Stores, deps: StaffDeps, letter: Letter): Promise<void> {
  const { regionId, accountId, facts } = letter;
  const kind = letterOf(deps.wording, letter.kind);
  const text = fillIn(kind.text, kind.facts, facts, kind.links);
  const title = fillIn(kind.title, kind.facts, facts);
  await stores.notifications.putDelivery(
    newDelivery(
      deps,
      [],
      'mail',
      { regionId, accountId, kind: kind.id, title, text, link: '' },
      deps.clock().toISOString(),
    ),
  );
}
