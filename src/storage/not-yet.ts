/** Stands in until its store is written. */
export function notYet<T extends object>(name: string): T {
  return new Proxy({} as T, {
    get: (_target, method) => () => {
      throw new Error(`${name}.${String(method)} is not written yet`);
    },
  });
}
