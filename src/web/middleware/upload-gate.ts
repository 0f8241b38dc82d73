/** How much may be on its way in at the same time: an upload is held in memory until it is answered. */

export interface UploadGate {
  /**
   * Lets an upload in before its first byte is read.
   * @param bytes the most that it can bring
   * @returns what to call when it is answered; null: too much is under way, from this visitor or in all
   */
  enter(visitor: string, bytes: number): (() => void) | null;
}

export interface GateRoofs {
  /** Bytes of one visitor; a single upload is let in whatever its size. */
  readonly visitorBytes: number;
  readonly allBytes: number;
  readonly visitorUploads: number;
  readonly allUploads: number;
}

interface Load {
  readonly uploads: number;
  readonly bytes: number;
}

const none: Load = { uploads: 0, bytes: 0 };

/** A gate that counts what it let in and has not been answered yet. */
export function createUploadGate(roofs: GateRoofs): UploadGate {
  const visitors = new Map<string, Load>();
  let all = none;
  const add = (load: Load, uploads: number, bytes: number): Load => ({
    uploads: load.uploads + uploads,
    bytes: load.bytes + bytes,
  });
  return {
    enter(visitor, bytes) {
      const own = visitors.get(visitor) ?? none;
      const crowded = all.uploads >= roofs.allUploads || all.bytes + bytes > roofs.allBytes;
      const greedy =
        own.uploads > 0 && (own.uploads >= roofs.visitorUploads || own.bytes + bytes > roofs.visitorBytes);
      if (crowded || greedy) return null;
      all = add(all, 1, bytes);
      visitors.set(visitor, add(own, 1, bytes));
      let open = true;
      return () => {
        if (!open) return;
        open = false;
        all = add(all, -1, -bytes);
        const left = add(visitors.get(visitor) ?? none, -1, -bytes);
        if (left.uploads > 0) visitors.set(visitor, left);
        else visitors.delete(visitor);
      };
    },
  };
}
