/** Personal data: sealed in the columns, masked on every screen, found by keyed digest. */
import type { PersonalKind } from '../../domain/personal-data/kind.ts';

/** Whose it is: `account/<id>`, later `request/<id>`. */
export interface Owner {
  readonly regionId: string;
  readonly ownerKind: string;
  readonly ownerId: string;
}

/** One datum as lists and pages may show it. */
export interface MaskedDatum extends Owner {
  readonly datumId: string;
  /** Name of the field at its owner, e.g. `phone`. */
  readonly field: string;
  readonly kind: PersonalKind;
  /** e.g. `138****5678`; after anonymisation `（已匿名）`. */
  readonly masked: string;
  readonly collectedAt: string;
  /** Last day on which it may be kept; null: as long as its owner is in use. */
  readonly retainUntil: string | null;
  readonly anonymisedAt: string | null;
}

export interface PersonalStore {
  /** Seals and keeps a value, replacing the one in the same field. '' removes it. */
  put(
    owner: Owner,
    field: string,
    kind: PersonalKind,
    value: string,
    at: string,
    retainUntil?: string | null,
  ): Promise<void>;
  /** Everything about these owners, masked. */
  maskedOf(regionId: string, ownerKind: string, ownerIds: readonly string[]): Promise<readonly MaskedDatum[]>;
  get(regionId: string, datumId: string): Promise<MaskedDatum | null>;
  /** Owners that hold exactly this value, found by its keyed digest. */
  find(regionId: string, kind: PersonalKind, value: string): Promise<readonly MaskedDatum[]>;
  /** The value in clear; null once anonymised. For the use case that reveals it, and for delivery to the person. */
  open(regionId: string, datumId: string): Promise<string | null>;
  /** The value in clear of one field of one owner, for delivery to the person. */
  openField(owner: Owner, field: string): Promise<string | null>;
  /** From now on it may be kept until this day (a case was closed, an account given up). */
  retainUntil(owner: Owner, day: string): Promise<void>;
  /** Data whose last day is before this one, not yet anonymised. */
  due(day: string, limit: number): Promise<readonly MaskedDatum[]>;
  /** Destroys the value and its digest; the mark stays. */
  anonymise(regionId: string, datumId: string, at: string): Promise<void>;
  /** Data sealed with another key than the current one. */
  sealedOtherwise(limit: number): Promise<readonly MaskedDatum[]>;
  /** Seals a datum again with the current key; its value stays. */
  reseal(regionId: string, datumId: string): Promise<void>;
}
