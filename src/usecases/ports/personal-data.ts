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

/** `in-use`: no last day yet; `scheduled`: the last day is still to come or today; `due`: it has passed. */
export type RetentionState = 'in-use' | 'scheduled' | 'due' | 'anonymised';

/** How many data of one field are in which state. */
export interface RetentionCount {
  readonly ownerKind: string;
  readonly kind: PersonalKind;
  readonly state: RetentionState;
  readonly data: number;
  /** Earliest last day among them; null where they have none. */
  readonly firstDay: string | null;
}

export interface RetentionFilter {
  readonly state: RetentionState;
  readonly ownerKind?: string;
  readonly kind?: PersonalKind;
  /** `YYYY-MM-DD`, the day from which `due` is judged. */
  readonly day: string;
  /** Keyset: data after this one. */
  readonly after?: string;
  readonly limit: number;
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
  /** Waits until no other transaction holds this person's turn, and holds it until this one ends: counts stay exact. */
  takeTurn(regionId: string, accountId: string): Promise<void>;
  /**
   * From now on it may be kept until this day (a case was closed, an account given up); null: in use again. Of one kind
   * or of all.
   */
  retainUntil(owner: Owner, day: string | null, kind?: PersonalKind): Promise<void>;
  /** Counties that hold data whose last day is before this one. */
  regionsDue(day: string): Promise<readonly string[]>;
  /**
   * Data whose last day is before this one, not yet anonymised, the oldest first. In a transaction they stay reserved
   * until it ends: two jobs at the same time never take the same.
   */
  due(regionId: string, day: string, limit: number): Promise<readonly MaskedDatum[]>;
  /** Destroys values and digests; a mark stays. Returns how many were not anonymised before. */
  anonymise(regionId: string, datumIds: readonly string[], at: string): Promise<number>;
  /** Those of these data whose row still holds anything of the value: sealed text, digest, key or mask. */
  notAnonymised(regionId: string, datumIds: readonly string[]): Promise<readonly string[]>;
  /** How many data are in which state on a day. */
  retention(regionId: string, day: string): Promise<readonly RetentionCount[]>;
  /** The data that a count of {@link retention} counts, by id. */
  listRetention(regionId: string, filter: RetentionFilter): Promise<readonly MaskedDatum[]>;
}
