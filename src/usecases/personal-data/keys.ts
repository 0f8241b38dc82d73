/** The sealing keys: what uses each, a new one, everything sealed anew, an old one given up. */
import { wholeInstallation } from '../../domain/audit-trail/entry.ts';
import type { Caller } from '../../domain/people/caller.ts';
import { done, type Problem, type Result, refused } from '../../domain/problems/problem.ts';
import { look, perform } from '../perform.ts';
import type { RowKey } from '../ports/sealed-texts.ts';
import type { KeyFacts } from '../ports/secrets.ts';
import type { StaffDeps } from '../staff-deps.ts';

/** Texts sealed anew in one transaction. */
export const resealBatch = 200;

/** A transaction that was under way when the key changed may still commit a seal of the old one. */
export const restMinutes = 10;

export interface KeyWithUse extends KeyFacts {
  /** How many texts were sealed with it, by column. */
  readonly use: readonly { readonly column: string; readonly texts: number }[];
  readonly texts: number;
}

export interface Resealed {
  readonly resealed: number;
  /** Texts that do not open: damaged, moved, or sealed with a key that is gone. They are left as they are. */
  readonly broken: number;
}

const order = (subject: string) =>
  ({ act: 'personal.rotate-keys', subject, resource: { regionId: wholeInstallation } }) as const;

/** Every key with what it sealed; keys that the database needs and the ring has not got are not among them. */
export function listKeys(deps: StaffDeps, caller: Caller): Promise<Result<readonly KeyWithUse[]>> {
  return look(deps, caller, order('keys'), async (storage) => {
    const uses = await storage.sealed.use();
    return done(
      deps.keys.list().map((key) => {
        const use = uses
          .filter(({ keyId }) => keyId === key.id)
          .map(({ column, texts }) => ({ column, texts }));
        return { ...key, use, texts: use.reduce((sum, { texts }) => sum + texts, 0) };
      }),
    );
  });
}

/** Adds a key and makes it the current one. Programs that run follow the file; nothing has to be restarted. */
export function addKey(deps: StaffDeps, caller: Caller, method?: string): Promise<Result<string>> {
  return perform(deps, caller, order('keys'), async (_stores, at) => {
    const before = deps.keys.list().find(({ current }) => current);
    const added = deps.keys.add(at, method);
    if (!added.ok) return added;
    const key = deps.keys.list().find(({ id }) => id === added.value);
    return done({
      value: added.value,
      subject: `key/${added.value}`,
      detail: { action: 'add', method: key?.method ?? null, before: before?.id ?? null },
    });
  });
}

/**
 * Seals everything anew that another key than the current one sealed, a batch at a time, while the program runs.
 * Stopped half-way, the next run does the rest.
 * @param progress told after each batch how many texts were done so far
 */
export async function resealAll(
  deps: StaffDeps,
  caller: Caller,
  progress: (resealed: number) => void = () => {},
): Promise<Result<Resealed>> {
  const allowed = await look(deps, caller, order('keys'), async () => done(null));
  if (!allowed.ok) return allowed;
  const total = { resealed: 0, broken: 0 };
  for (const column of deps.storage.sealed.columns) {
    let after: RowKey | null = null;
    for (;;) {
      const key = deps.secrets.sealer.currentKey;
      const rows: readonly RowKey[] = await deps.storage.sealed.sealedOtherwise(
        column,
        key,
        after,
        resealBatch,
      );
      if (rows.length === 0) break;
      const batch = await reseal(deps, caller, column, key, rows);
      if (!batch.ok) return batch;
      total.resealed += batch.value.resealed;
      total.broken += batch.value.broken;
      progress(total.resealed);
      after = rows.at(-1)!;
    }
  }
  return done(total);
}

function reseal(
  deps: StaffDeps,
  caller: Caller,
  column: string,
  key: string,
  rows: readonly RowKey[],
): Promise<Result<Resealed>> {
  return perform(deps, caller, order(`key/${key}`), async (stores) => {
    const value = await stores.sealed.reseal(column, rows);
    return done({ value, detail: { action: 'reseal', column, ...value } });
  });
}

/** Removes a key for good; refused while anything is still sealed with it, or might be in a moment. */
export function retireKey(deps: StaffDeps, caller: Caller, id: string): Promise<Result<string>> {
  return perform(deps, caller, order(`key/${id}`), async (stores, at) => {
    const key = deps.keys.list().find((each) => each.id === id);
    if (key !== undefined && !key.current) {
      const rest = restUntil(key);
      if (rest !== null && at < rest) return refused(tooSoon(id, rest));
      const uses = (await stores.sealed.use()).filter(({ keyId }) => keyId === id);
      const texts = uses.reduce((sum, each) => sum + each.texts, 0);
      if (texts > 0)
        return refused(
          stillUsed(
            id,
            texts,
            uses.map(({ column }) => column),
          ),
        );
    }
    const removed = deps.keys.remove(id);
    return removed.ok ? done({ value: id, detail: { action: 'retire' } }) : removed;
  });
}

const restUntil = ({ replacedAt }: KeyFacts): string | null =>
  replacedAt === null ? null : new Date(Date.parse(replacedAt) + restMinutes * 60_000).toISOString();

const tooSoon = (id: string, until: string): Problem => ({
  code: 'key-resting',
  message: `密钥 ${id} 刚刚换下，正在进行的操作可能还在用它：请在 ${until} 之后再停用。`,
});

const stillUsed = (id: string, texts: number, columns: readonly string[]): Problem => ({
  code: 'key-in-use',
  message: `还有 ${texts} 项数据用密钥 ${id} 加密（${columns.join('、')}），停用后将无法解密：请先运行 gongkai key reseal。`,
});
