/** What the table of doors says of each, and how its rows are written. */
import type { Act } from '../../src/policies/permissions.ts';
import { places, type Walker, type World } from './world.ts';

/**
 * How what an address or form names stands to whoever asks: of the own agency, the walker's own, of another agency, of
 * another county, own in the address but another's in the form, not there at all.
 */
export type Relation = 'own' | 'mine' | 'other' | 'region' | 'crossed' | 'missing';

/** `in`: let in, be it to a form with something to mend. `half`: sent to the second factor. */
export type Outcome = 'in' | 'refused' | 'hidden' | 'sign-in' | 'half';

/** A request, and what the permission table is asked about it. */
export interface Aim {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly form?: Readonly<Record<string, string>>;
  /** Content of an upload. */
  readonly file?: string;
  /** In place of the walker's session, where the request ends it. */
  readonly cookie?: string;
  /** Agency and account that the act is about; the county is always the walker's own, addresses name ids only. */
  readonly about?: { readonly agencyId?: string; readonly accountId?: string };
  /** Is there such a thing in the walker's county? Left out: yes. */
  readonly there?: false;
  /** The act, where it depends on whose thing it is. */
  readonly act?: Act;
  /** The table grants it, but the form cannot be finished: no `done` in the audit trail. */
  readonly does?: false;
}

export interface Door {
  readonly method: 'GET' | 'POST' | 'OPTIONS';
  readonly path: string;
  /** null: asks nothing, the same words for everybody. */
  readonly act: Act | null;
  readonly relations: readonly Relation[];
  /** null: this walker has no such thing. */
  readonly aim: (walker: Walker, relation: Relation) => Aim | null;
  /** Makes what a granted act uses up, and says where the request differs for it. */
  readonly ready?: (world: World, walker: Walker, relation: Relation) => Promise<Aim>;
  /** It is made for requests that must fail too: a real key with another county's code. */
  readonly readyAnyway?: true;
  /** Where whoever was let in is led at once: the outcome of the answer. */
  readonly leads?: Outcome;
  /** Where the answer is not what the table alone says; the row says why. */
  readonly instead?: (walker: Walker, outcome: Outcome) => Outcome;
}

export const idOf = ({ staff }: Walker): string => staff?.accountId ?? 'nobody';
/** For what people do about themselves. */
export const self = (walker: Walker) => ({ accountId: idOf(walker) });

type More = Partial<Omit<Door, 'aim'>> & { readonly aim?: Door['aim'] };

/** A door without anything to name. */
export const page = (path: string, act: Act | null, more: More = {}): Door => ({
  method: 'GET',
  path,
  act,
  relations: ['own'],
  aim: () => ({}),
  ...more,
});

/** A form without anything to name. */
export const form = (path: string, act: Act, fields: Aim['form'], more: More = {}): Door =>
  page(path, act, { method: 'POST', aim: () => ({ form: fields ?? {} }), ...more });

/** About the walker themselves. */
export const own = (path: string, act: Act, more: More = {}): Door =>
  page(path, act, { aim: (walker) => ({ about: self(walker) }), ...more });

/** A form about the walker themselves. @param does false: as sent, it cannot be finished */
export const ownForm = (path: string, act: Act, fields: Aim['form'], does: boolean, more: More = {}): Door =>
  own(path, act, {
    method: 'POST',
    aim: (walker) => ({ about: self(walker), form: fields ?? {}, ...(does ? {} : { does: false }) }),
    ...more,
  });

const fourWays: readonly Relation[] = ['own', 'other', 'region', 'missing'];
const isHere = (relation: Relation) => relation === 'own' || relation === 'other';
const gone = { there: false } as const;

/** The place of a relation. */
export const placeOf = (relation: Relation): string => places[relation as keyof typeof places] ?? places.own;

/** A door to one agency. */
export const agencyDoor = (
  path: string,
  act: Act,
  more: More & { readonly fields?: Aim['form'] } = {},
): Door => {
  const { fields, ...rest } = more;
  return page(path, act, {
    relations: fourWays,
    aim: (_walker, relation) => ({
      params: { agencyId: placeOf(relation) },
      about: { agencyId: placeOf(relation) },
      ...(fields === undefined ? {} : { form: fields }),
      ...(isHere(relation) ? {} : gone),
    }),
    ...rest,
  });
};

/** A door to one account. */
export const accountDoor = (
  path: string,
  act: Act,
  more: More & { readonly fields?: Aim['form'] } = {},
): Door => {
  const { fields, ...rest } = more;
  return page(path, act, {
    relations: fourWays,
    aim: (_walker, relation) => ({
      params: { accountId: `colleague-${placeOf(relation)}` },
      ...(fields === undefined ? {} : { form: fields }),
      ...(isHere(relation) ? {} : gone),
    }),
    ...rest,
  });
};
