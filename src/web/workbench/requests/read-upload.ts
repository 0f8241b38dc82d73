/** Reads a form with files under the house's limits: asked before the first byte, gated, measured. */
import { bodyLimit } from 'hono/body-limit';
import type { Problem } from '../../../domain/problems/problem.ts';
import type { Upload } from '../../../usecases/requests/case-file-doors.ts';
import { uploadForm } from '../../middleware/upload-form.ts';
import { createUploadGate } from '../../middleware/upload-gate.ts';
import type { StaffRequest } from '../staff-request.ts';

export interface SentForm {
  /** Trimmed, in NFC; '' when it was not sent. */
  text(name: string): string;
  list(name: string): readonly string[];
  /** Files of a field that are not empty. */
  files(name: string): readonly Upload[];
}

export interface UploadRoofs {
  /** Bytes of all files of a form. */
  readonly bytes: number;
  readonly files: number;
}

export interface UploadReader {
  readonly roof: UploadRoofs;
  /** The form, or what is wrong with it. */
  read(
    request: StaffRequest,
    visitor: string,
  ): Promise<
    { readonly ok: true; readonly form: SentForm } | { readonly ok: false; readonly problem: Problem }
  >;
}

const otherFields = 64 * 1024;
const longestField = 20_000;

/** @param roof most bytes and files of one form */
export function uploadReader(roof: UploadRoofs): UploadReader {
  const gate = createUploadGate({
    visitorBytes: roof.bytes * 2,
    allBytes: roof.bytes * 4,
    visitorUploads: 2,
    allUploads: 4,
  });
  return {
    roof,
    async read({ c }, visitor) {
      const leave = gate.enter(visitor, roof.bytes);
      if (leave === null) return { ok: false, problem: crowded };
      try {
        let data: FormData | null = null;
        const tooMuch = await bodyLimit({
          maxSize: roof.bytes + otherFields,
          onError: () => new Response(null, { status: 413 }),
        })(c, async () => {
          data = await uploadForm(c.req.raw);
        });
        if (tooMuch instanceof Response) return { ok: false, problem: tooLarge(roof.bytes) };
        const form = data as FormData | null;
        if (form === null) return { ok: false, problem: broken };
        const kept: Upload[] = [];
        const files = new Map<string, Upload[]>();
        for (const [name, value] of form.entries()) {
          if (typeof value === 'string' || value.size === 0) continue;
          const file = { fileName: value.name, bytes: new Uint8Array(await value.arrayBuffer()) };
          kept.push(file);
          files.set(name, [...(files.get(name) ?? []), file]);
        }
        if (kept.length > roof.files) return { ok: false, problem: tooMany(roof.files) };
        return { ok: true, form: sentForm(form, files) };
      } finally {
        leave();
      }
    },
  };
}

function sentForm(form: FormData, files: ReadonlyMap<string, readonly Upload[]>): SentForm {
  const texts = (name: string) =>
    form
      .getAll(name)
      .filter((each): each is string => typeof each === 'string')
      .map((each) => tidy(each.slice(0, longestField)));
  return {
    text: (name) => texts(name)[0] ?? '',
    list: texts,
    files: (name) => files.get(name) ?? [],
  };
}

function tidy(text: string): string {
  return (
    text
      .replaceAll('\r\n', '\n')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is removed
      .replace(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g, '')
      .normalize('NFC')
      .trim()
  );
}

const crowded: Problem = {
  code: 'too-often',
  field: 'file',
  message: '正在收别的文件，请过几秒钟再提交，已填的内容还在浏览器里。',
};
const broken: Problem = {
  code: 'field-invalid',
  field: 'file',
  message: '提交的内容没有收完整，请再提交一次。',
};
const tooLarge = (bytes: number): Problem => ({
  code: 'too-large',
  field: 'file',
  message: `文件太大，合计不能超过 ${Math.floor(bytes / 1024 / 1024)} MB。请降低扫描的分辨率，或者分几次加入案卷。`,
});
const tooMany = (files: number): Problem => ({
  code: 'too-many',
  field: 'file',
  message: `一次最多 ${files} 个文件，其余的请随后加入案卷。`,
});
