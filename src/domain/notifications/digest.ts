/** Several notices in one message. */

export interface DigestLine {
  readonly noticeId: string;
  readonly title: string;
  readonly text: string;
}

export interface Digest {
  readonly noticeIds: readonly string[];
  readonly title: string;
  readonly text: string;
}

/** Most notices that are written out; the rest is a number. */
export const mostWritten = 30;

/**
 * The digest of these notices, oldest first; the same notice, and several notices in the same words, stand in it once.
 * Null when there is nothing to tell.
 */
export function composeDigest(lines: readonly DigestLine[]): Digest | null {
  const once = [...new Map(lines.map((line) => [line.noticeId, line])).values()];
  const first = once[0];
  if (first === undefined) return null;
  const noticeIds = once.map(({ noticeId }) => noticeId);
  const words = [...Map.groupBy(once, ({ title, text }) => `${title}\n${text}`).values()];
  if (words.length === 1) return { noticeIds, title: first.title, text: first.text };
  const written = words.slice(0, mostWritten).map((same, at) => {
    const { title, text } = same[0]!;
    return `${at + 1}. ${title}${same.length > 1 ? `（${same.length} 次）` : ''}\n   ${text}`;
  });
  const more = words.length - written.length;
  return {
    noticeIds,
    title: `您有 ${words.length} 条通知`,
    text: [...written, ...(more > 0 ? [`另有 ${more} 条，请到工作台查看。`] : [])].join('\n\n'),
  };
}
