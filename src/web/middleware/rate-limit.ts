/** How often one address may ask for costly work: a bucket of tokens that fills up again with time. */

export interface RateLimit {
  /**
   * Takes tokens for a visitor.
   * @returns 0 when granted, else the seconds after which it is worth asking again
   */
  take(visitor: string, tokens: number): number;
}

const mostVisitors = 10_000;

/**
 * @param perMinute tokens that flow in per minute, and the most that a bucket holds
 * @param now milliseconds
 */
export function createRateLimit(perMinute: number, now: () => number): RateLimit {
  const buckets = new Map<string, { tokens: number; at: number }>();
  return {
    take(visitor, wanted) {
      const tokens = Math.min(wanted, perMinute);
      const at = now();
      const bucket = buckets.get(visitor) ?? { tokens: perMinute, at };
      const filled = Math.min(perMinute, bucket.tokens + (Math.max(0, at - bucket.at) / 60_000) * perMinute);
      buckets.delete(visitor);
      const granted = filled >= tokens;
      buckets.set(visitor, { tokens: granted ? filled - tokens : filled, at });
      if (buckets.size > mostVisitors) buckets.delete(buckets.keys().next().value as string);
      return granted ? 0 : Math.max(1, Math.ceil(((tokens - filled) / perMinute) * 60));
    },
  };
}
