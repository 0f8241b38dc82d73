/** Remembers what was read from the store until the store changes. */

export interface VersionMemory {
  /** The value remembered under this key, or what `load` gives; forgotten at once when the store's version changes. */
  remember<T>(key: string, load: () => Promise<T>): Promise<T>;
}

/**
 * A memory tied to a version.
 * @param version grows with every change of what is remembered
 * @param roof most values kept; the one unused for longest goes first
 */
export function createVersionMemory(version: () => number, roof = 400): VersionMemory {
  const values = new Map<string, Promise<unknown>>();
  let seen = version();
  return {
    remember<T>(key: string, load: () => Promise<T>): Promise<T> {
      const now = version();
      if (now !== seen) {
        values.clear();
        seen = now;
      }
      const known = values.get(key);
      if (known !== undefined) {
        values.delete(key);
        values.set(key, known);
        return known as Promise<T>;
      }
      const loaded = load();
      values.set(key, loaded);
      loaded.catch(() => values.delete(key));
      if (values.size > roof) values.delete(values.keys().next().value as string);
      return loaded;
    },
  };
}
