/** What the files on requests have in common: days, articles, names. */
import { z } from 'zod';

export const code = z.string().regex(/^[a-z][a-z0-9-]*$/);
export const key = z.string().regex(/^[a-z][a-z0-9_]*$/);
export const words = z.string().min(1);
export const day = z.iso.date();
/** A law and its article, or a document of the State Council. */
export const article = z.string().regex(/《.+》.*第.+条|〔\d{4}〕\d+号|^本机关约定/);
export const law = z.string().regex(/^[A-Z]+\d{4}$/);
export const cells = z.record(z.string().regex(/^G\d+$/), key);

/** Half-open days and the article. */
export const dated = { from: day, until: day.nullable().default(null), article };

/** Refuses an end that does not come after the beginning. */
export const ordered = ({ from, until }: { from: string; until: string | null }) =>
  until === null || from < until;
export const unordered = { message: 'until must come after from', path: ['until'] };
