/** PostgreSQL text holds every character except NUL; half surrogate pairs are not characters. Both become U+FFFD. */
export function storableText<T extends string | null>(text: T): T {
  return (text === null ? null : text.toWellFormed().replaceAll('\0', '\uFFFD')) as T;
}

/** A value as text for a jsonb column, with {@link storableText} on every string and key inside. */
export function storableJson(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) => {
    if (typeof inner === 'string') return storableText(inner);
    if (inner === null || typeof inner !== 'object' || Array.isArray(inner)) return inner;
    return Object.fromEntries(Object.entries(inner).map(([key, member]) => [storableText(key), member]));
  });
}

/** Decimal text of a number, from which the same number can be read again. @throws RangeError if not finite. */
export function storableNumber(value: number): string {
  if (!Number.isFinite(value)) throw new RangeError(`${value} cannot be stored as a cell value`);
  return String(value);
}

/** The text if it is a day of the calendar (`YYYY-MM-DD`), else null: print may say 2月30日. */
export function storableDate(text: string | null): string | null {
  if (text === null || !/^(?!0000)\d{4}-\d{2}-\d{2}$/.test(text)) return null;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text) ? text : null;
}
