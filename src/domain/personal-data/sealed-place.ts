/**
 * Where sealed texts are kept. A seal is bound to its place: copied into another row it does not open. Whoever seals and
 * whoever seals anew with another key must name the same place, so the names are made here.
 */

/** A datum about a person: the owner's kind and id, and the field. */
export const personalPlace = (regionId: string, ownerKind: string, ownerId: string, field: string): string =>
  `personal_datum/${regionId}/${ownerKind}/${ownerId}/${field}`;

/** The secret of an account's authenticator app. */
export const codeSecretPlace = (regionId: string, accountId: string): string =>
  `credential/${regionId}/${accountId}/code_secret`;

/** The text of a message that waits to be sent. */
export const deliveryPlace = (regionId: string, deliveryId: string): string =>
  `delivery/${regionId}/${deliveryId}`;

/** The key with which a county's gateway messages are signed. */
export const gatewayPlace = (regionId: string): string => `gateway/${regionId}`;
