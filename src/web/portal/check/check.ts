/** GET and POST /check: 核对我的年报. What is sent is read in memory, answered and dropped. */
import { bodyLimit } from 'hono/body-limit';
import { checkFiles } from '../../../usecases/reports/check.ts';
import type { ReportFile } from '../../../usecases/reports/read-file.ts';
import { createRateLimit } from '../../middleware/rate-limit.ts';
import { uploadForm } from '../../middleware/upload-form.ts';
import { createUploadGate } from '../../middleware/upload-gate.ts';
import { visitorAddress } from '../../middleware/visitor-address.ts';
import { sendPage } from '../../send.ts';
import type { Route, Site, WebContext } from '../../site.ts';
import { formatTitles } from '../format-words.ts';
import { type CheckTrouble, CheckView } from './check.view.tsx';
import { CheckResultView } from './check-result.view.tsx';

/** Most reports in one go. */
export const mostFiles = 5;
const otherFields = 64 * 1024;

export const check: Route = (web, site) => {
  const { uploadBytes, auditPerMinute } = site.options;
  const limit = createRateLimit(auditPerMinute, () => site.clock().getTime());
  const roof =
    Math.min(uploadBytes * (mostFiles + 1), Math.max(uploadBytes * 2, 64 * 1024 * 1024)) + otherFields;

  const gate = createUploadGate({
    visitorBytes: roof,
    allBytes: roof * 4,
    visitorUploads: 6,
    allUploads: 24,
  });

  web.get('/check', (c) =>
    sendPage(
      c,
      site,
      { title: '核对我的年报', section: 'check' },
      CheckView({ uploadBytes, mostFiles, trouble: null }),
    ),
  );
  web.post(
    '/check',
    async (c, next) => {
      // Before the first byte is read: what is refused must not have cost memory.
      const visitor = visitorAddress(c, site.options.trustProxy);
      const wait = limit.take(visitor, 1);
      if (wait > 0) return sendTrouble(c, site, tooOften(wait), 429, { 'Retry-After': String(wait) });
      const leave = gate.enter(visitor, announcedBytes(c, roof));
      if (leave === null) return sendTrouble(c, site, crowded, 503, { 'Retry-After': '10' });
      try {
        return await next();
      } finally {
        leave();
      }
    },
    bodyLimit({
      maxSize: roof,
      onError: (c) => sendTrouble(c as WebContext, site, tooLarge(uploadBytes), 413),
    }),
    async (c) => {
      const form = await uploadForm(c.req.raw);
      if (form === null) return sendTrouble(c, site, unreadableForm, 400);
      const files = filesOf(form, 'file');
      const previous = filesOf(form, 'previous')[0] ?? null;
      if (files.length === 0) return sendTrouble(c, site, noFile, 400);
      if (files.length > mostFiles) return sendTrouble(c, site, tooMany, 400);
      if ([...files, ...(previous === null ? [] : [previous])].some((file) => file.size > uploadBytes)) {
        return sendTrouble(c, site, tooLarge(uploadBytes), 413);
      }
      // One was taken on entry; a request that wants more than a bucketful gets by with a bucketful.
      const further = Math.min(files.length + (previous === null ? 0 : 1), auditPerMinute) - 1;
      const short = limit.take(visitorAddress(c, site.options.trustProxy), further);
      if (short > 0) {
        const wait = short + Math.ceil(60 / auditPerMinute);
        return sendTrouble(c, site, tooOften(wait), 429, { 'Retry-After': String(wait) });
      }
      const result = await checkFiles(
        { readPages: site.readPages, rulebook: site.deps.rulebook },
        await Promise.all(files.map(fileBytes)),
        previous === null ? null : await fileBytes(previous),
      );
      const all = result.files.every((file) => !file.ok);
      return sendPage(
        c,
        site,
        { title: '核对结果', section: 'check', noIndex: true },
        CheckResultView({ result, formatTitle: formatTitles(site) }),
        { never: true, status: all ? 422 : 200 },
      );
    },
  );
};

function sendTrouble(
  c: WebContext,
  site: Site,
  trouble: CheckTrouble,
  status: 400 | 413 | 429 | 503,
  headers: Readonly<Record<string, string>> = {},
): Response {
  const { uploadBytes } = site.options;
  return sendPage(
    c,
    site,
    { title: '核对我的年报', section: 'check', noIndex: true },
    CheckView({ uploadBytes, mostFiles, trouble }),
    { never: true, status, headers },
  );
}

const unreadableForm = {
  title: '没有收到完整的文件',
  remedy: '上传可能中断了。请检查网络后重新选择文件上传；什么都没有保存。',
};
const noFile = {
  title: '还没有选择文件',
  remedy: '请先点“选择文件”，选中年度报告的全文文件，再点“开始核对”。',
};
const tooMany = { title: `一次最多核对 ${mostFiles} 份`, remedy: '请分几次上传；什么都没有保存。' };
const tooLarge = (bytes: number) => ({
  title: `文件太大，每份不能超过 ${Math.floor(bytes / 1024 / 1024)} MB`,
  remedy: '请去掉图片、扫描件后另存，或只留下年报正文和表格再上传；什么都没有保存。',
});
const tooOften = (seconds: number) => ({
  title: '核对得太频繁了',
  remedy: `为了让大家都能用，每分钟可核对的份数有限。请在 ${seconds} 秒后重试；什么都没有保存。`,
});

const crowded = {
  title: '现在上传的人太多',
  remedy: '服务器正在读别的文件。请过几秒钟再上传；什么都没有保存。',
};

/** The most bytes that the body can have. */
function announcedBytes(c: WebContext, roof: number): number {
  const length = c.req.header('content-length');
  if (length === undefined || c.req.header('transfer-encoding') !== undefined) return roof;
  return Math.min(Number(length), roof);
}

/** The files of a form field; an empty choice counts as none. */
function filesOf(form: FormData, field: string): File[] {
  return form.getAll(field).filter((each): each is File => each instanceof File && each.size > 0);
}

async function fileBytes(file: File): Promise<ReportFile> {
  return { bytes: new Uint8Array(await file.arrayBuffer()), fileName: file.name.slice(0, 200) };
}
