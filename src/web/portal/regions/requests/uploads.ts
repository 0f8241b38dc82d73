/** How a citizen's upload is let in: few at a time, not too large, never more than the form can hold. */
import { bodyLimit } from 'hono/body-limit';
import { createRateLimit } from '../../../middleware/rate-limit.ts';
import { uploadForm } from '../../../middleware/upload-form.ts';
import { createUploadGate } from '../../../middleware/upload-gate.ts';
import { visitorAddress } from '../../../middleware/visitor-address.ts';
import type { Site, Web, WebContext } from '../../../site.ts';
import { sendTooOften } from './too-often.ts';

const uploadsPerMinute = 30;
const otherFields = 64 * 1024;

export interface SentForm {
  text(name: string): string;
  files(name: string): readonly File[];
  /** Nothing could be read: broken off, or none of ours. */
  readonly broken: boolean;
}

const brokenForm: SentForm = { text: () => '', files: () => [], broken: true };

/**
 * Adds a form that takes files.
 * @param files most of them in one go
 * @param answer gets the form; what is too large comes as a broken one with `tooLarge`
 */
export function uploadRoutes(
  web: Web,
  site: Site,
  path: string,
  files: number,
  answer: (c: WebContext, form: SentForm, tooLarge: boolean) => Promise<Response>,
): void {
  const { uploadBytes } = site.options;
  // One file more than may come: what is only a little too large gets an answer instead of a broken connection.
  const roof = uploadBytes * (files + 1) + otherFields;
  const limit = createRateLimit(uploadsPerMinute, () => site.clock().getTime());
  const gate = createUploadGate({
    visitorBytes: roof * 2,
    allBytes: Math.max(roof * 4, 128 * 1024 * 1024),
    visitorUploads: 4,
    allUploads: 24,
  });
  web.post(
    path,
    async (c, next) => {
      const visitor = visitorAddress(c, site.options.trustProxy);
      const wait = limit.take(visitor, 1);
      if (wait > 0) return sendTooOften(c, site, wait);
      const announced = Number(c.req.header('content-length') ?? roof);
      const leave = gate.enter(visitor, Math.min(Number.isFinite(announced) ? announced : roof, roof));
      if (leave === null) return sendTooOften(c, site, 10);
      try {
        return await next();
      } finally {
        leave();
      }
    },
    bodyLimit({ maxSize: roof, onError: (c) => answer(c as unknown as WebContext, brokenForm, true) }),
    async (c) => {
      const form = await uploadForm(c.req.raw);
      if (form === null) return answer(c, brokenForm, false);
      return answer(
        c,
        {
          broken: false,
          text: (name) => {
            const value = form.get(name);
            return typeof value === 'string' ? tidy(value) : '';
          },
          files: (name) =>
            form.getAll(name).filter((each): each is File => each instanceof File && each.size > 0),
        },
        false,
      );
    },
  );
}

const tidy = (text: string): string =>
  text
    .slice(0, 20_000)
    .replaceAll('\r\n', '\n')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is removed
    .replace(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g, '')
    .normalize('NFC')
    .trim();
