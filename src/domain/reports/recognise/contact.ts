/** Whom the report names for questions, and how to reach them. */
import type { ReportContact } from '../reading.ts';

const limit = 6;
const unit =
  /请(?:直接)?(?:与|向|联系|致电)\s*([^，,。；;（(：:]{2,40}?)(?:进行)?(?:联系|咨询|反映|询问|[（(])/;
/** 请联系某局，地址…; 可致电某办公室，电话…: the unit ends where the details begin. */
const unitBefore =
  /(?:请(?:直接)?(?:联系|致电)|可(?:直接)?(?:与|联系|致电))[：:]?\s*([^，,。；;（(：:\d]{4,40}?)(?:联系)?(?=[，,。；;（(]|$)/;
const address =
  /(?:通讯地址|通信地址|联系地址|办公地址|地\s*址)\s*(?:[：:]|为|是)?\s*([^，,。；;）)\n]{4,60}?)(?=\s*(?:邮\s*编|邮政编码|电\s*话|联系电话|传\s*真|电子邮箱)|[，,。；;）)\n]|$)/;
const postcode = /(?:邮政编码|邮\s*编|邮编号码)\s*(?:[：:]|为|是)?\s*(\d{6})(?!\d)/;
const phone =
  /(?:联系电话|咨询电话|办公电话|电话号码|电\s*话|联系方式)\s*(?:[/／]传真)?\s*(?:[：:]|为|是)?\s*((?:\(?（?0\d{2,3}\)?）?\s*[-—－–]?\s*)?\d{7,8}(?:[-—]\d{1,5})?|1\d{10})/;
// Bounded, and tried only where a run of its characters begins: long runs without @ must not cost their square.
const email = /(?<![A-Za-z0-9._%+-])([A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63})+)/;
const url = /(https?:\/\/[A-Za-z0-9.:/_?&=%#~-]+)/;
const invitation = /请(?:直接)?(?:与|向|联系|致电).{2,40}联系|联系地址|通讯地址/;
/** A sentence about the report itself that also names a telephone. */
const aboutReport = /(?:统计期限|统计时限|本报告|本年报|疑问).*电\s*话/;
const tailLines = 12;
const footerLines = 40;
const footer =
  /网站标识码|ICP备|公网安备|版权所有|(?:主办|承办|技术支持)(?:单位)?[：:]|网站地图|打印本?页|关闭(?:本页|窗口)|扫一扫|^\s*[上下]一篇/;
const formLine = /填\s*报\s*人|单位负责人|审\s*核\s*人/;

/** Reads contact details from the preamble first, then from the rest of the text. */
export function readContact(lines: readonly string[], body: number | null): ReportContact {
  const found: { -readonly [K in keyof ReportContact]?: string | undefined } = {};
  const head = lines.slice(0, body ?? Math.min(lines.length, 30));
  const rest = withoutFooter(lines.slice(head.length));
  const telling = rest.filter(
    (text, i) => invitation.test(text) || aboutReport.test(text) || i >= rest.length - tailLines,
  );
  for (const text of [...head, ...telling]) {
    if (Object.values(found).filter((value) => value !== undefined).length >= limit) break;
    if (text.length < 4 || formLine.test(text) || !/[：:为是0-9@系询]/.test(text)) continue;
    found.unit ??= match(unit, text) ?? match(unitBefore, text);
    found.address ??= match(address, text);
    found.postcode ??= match(postcode, text);
    found.phone ??= match(phone, text)
      ?.replace(/[()（）\s]/g, '')
      .replace(/[—－–]/g, '-');
    found.email ??= match(email, text);
    found.url ??= match(url, text);
  }
  return Object.fromEntries(
    Object.entries(found).filter(([, value]) => value !== undefined),
  ) as ReportContact;
}

/** The lines before the site's own footer, which names the site's address and telephone. */
function withoutFooter(lines: readonly string[]): readonly string[] {
  const from = Math.max(0, lines.length - footerLines);
  const at = lines.findIndex((text, i) => i >= from && text.length < 120 && footer.test(text));
  return at < 0 ? lines : lines.slice(0, at);
}

function match(pattern: RegExp, text: string): string | undefined {
  return pattern.exec(text)?.[1]?.trim();
}
