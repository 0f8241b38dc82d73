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

/** Title and name of a file of a case. */
export const caseFileNamesPlace = (regionId: string, fileId: string): string =>
  `case_file/${regionId}/${fileId}/names`;

/** A piece of the content of a file; pieces cannot change places. */
export const caseFilePiecePlace = (regionId: string, fileId: string, piece: string | number): string =>
  `case_file/${regionId}/${fileId}/${piece}`;

/** How a county's mailbox is reached. */
export const mailboxPlace = (regionId: string): string => `mailbox/${regionId}`;

/** Sender and subject of a mail that was taken from the mailbox. */
export const takenMailPlace = (regionId: string, mailId: string): string =>
  `taken_mail/${regionId}/${mailId}`;

/** A request that its citizen has not filed yet. */
export const requestDraftPlace = (regionId: string, draftId: string): string =>
  `request_draft/${regionId}/${draftId}`;
