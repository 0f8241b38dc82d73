/** Changes of the key ring, for `gongkai key`: a new current key, and the removal of one that nothing needs any more. */
import { closeSync, openSync, rmSync } from 'node:fs';
import { done, type Problem, type Result, refused } from '../domain/problems/problem.ts';
import type { KeyFacts, KeyRingDoor } from '../usecases/ports/secrets.ts';
import { readKeyFile, replaceKeyFile } from './key-file.ts';
import {
  type KeyRing,
  type KeyRingSource,
  type SealMethod,
  sealMethods,
  withNewKey,
  withoutKey,
} from './key-ring.ts';

/**
 * @param path the key file; null when the ring came from the environment and can only be changed there
 * @param method of new keys, unless another is asked for
 */
export function keyRingDoor(source: KeyRingSource, path: string | null, method: SealMethod): KeyRingDoor {
  const change = (edit: (ring: KeyRing) => Result<KeyRing>): Result<KeyRing> => {
    if (path === null) return refused(fromEnvironment);
    return locked(path, () => {
      const read = readKeyFile(path);
      if (!read.ok) return refused({ code: 'key-file', message: read.message });
      const edited = edit(read.ring);
      if (edited.ok) {
        replaceKeyFile(path, edited.value);
        source.again();
      }
      return edited;
    });
  };
  return {
    place: path,
    list: () => factsOf(source.now()),
    methods: sealMethods,
    add: (at, asked) => {
      const wanted = asked ?? method;
      if (!isMethod(wanted)) {
        return refused({
          code: 'cipher',
          message: `不认识的算法 ${wanted}：可以用 ${sealMethods.join('、')}。`,
        });
      }
      const changed = change((ring) => done(withNewKey(ring, wanted, at)));
      return changed.ok ? done(changed.value.current) : changed;
    },
    remove: (id) => {
      const changed = change((ring) => {
        if (!ring.keys.some((key) => key.id === id)) return refused(unknownKey(id));
        return id === ring.current ? refused(inUse(id)) : done(withoutKey(ring, id));
      });
      return changed.ok ? done(undefined) : changed;
    },
  };
}

const isMethod = (text: string): text is SealMethod => (sealMethods as readonly string[]).includes(text);

const factsOf = ({ keys, current }: KeyRing): readonly KeyFacts[] =>
  keys.map(({ id, method, madeAt = null, replacedAt = null }) => ({
    id,
    method,
    madeAt,
    replacedAt,
    current: id === current,
  }));

const fromEnvironment: Problem = {
  code: 'keys-from-environment',
  message:
    '密钥来自环境变量 GONGKAI_KEYS，本命令不能改写。请在存放密钥的地方加入新密钥并设为 current，重启程序，再运行 gongkai key reseal。',
};
const unknownKey = (id: string): Problem => ({
  code: 'not-found',
  message: `没有密钥 ${id}：请用 gongkai key list 查看现有密钥。`,
});
const inUse = (id: string): Problem => ({
  code: 'key-current',
  message: `密钥 ${id} 是当前密钥，不能停用：请先运行 gongkai key rotate 换上新密钥。`,
});

/** Lets one process at a time change the file. */
function locked<T>(path: string, work: () => Result<T>): Result<T> {
  const lock = `${path}.lock`;
  try {
    closeSync(openSync(lock, 'wx', 0o600));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return refused({
      code: 'key-file-busy',
      message: `另一个进程正在修改密钥文件。如果确定没有，请删除 ${lock} 后重试。`,
    });
  }
  try {
    return work();
  } finally {
    rmSync(lock, { force: true });
  }
}
