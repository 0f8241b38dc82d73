/** An answer as it is being prepared. */

/** Value of a proof's field as forms give it. */
export type GivenValue = string | boolean | number;

/** Proof → field → value. */
export type GivenProofs = Readonly<Record<string, Readonly<Record<string, GivenValue>>>>;

/** A ground with the sub-kind that was chosen; null: none chosen. */
export interface GroundChoice {
  readonly ground: string;
  readonly kind: string | null;
}

/** The value as text: trimmed; yes and no for a tick; '' for nothing. */
export function givenText(value: GivenValue | undefined): string {
  if (value === undefined) return '';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return String(value).trim();
}
