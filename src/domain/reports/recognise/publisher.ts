/** Who publishes the report, and whether it counts one body or a whole government. */

const filledBy = /填报单位\s*(?:[（(]盖章[）)])?\s*[：:]\s*([^\s，,。；;]{4,40})/;
const compiledBy = /由\s*([^，,。；;]{4,80}?)\s*(?:负责)?(?:编制|编写|汇总编制|汇编)/;
const organEnd = '(?:人民政府|政府|办公室|办公厅|局|委员会|厅|中心|街道办事处|办事处|管委会|镇|乡|街道|委)';
const published = new RegExp(
  `(?:公布|发布|公开|(?<!出)现将|\\d{4}年度)\\s*([\\u4e00-\\u9fff]{2,30}?${organEnd})(?:\\s*(?:\\d{4}|二)|政府信息公开(?:工作)?(?:年度报告|年报))`,
);
const source = /(?:发布机构|发布单位|信息来源|公开主体|发布机关|来源)\s*[：:]\s*([^\s，,。；;|】]{4,40})/;
const organ =
  /^(.{2,40}?(?:人民政府办公室|人民政府|办公室|办公厅|管理委员会|委员会|街道办事处|办事处|局|厅|中心|镇|乡|街道))(?=\s*(?:关于)?\s*(?:政府信息公开(?:工作)?\s*)?[（(]?(?:\d{4}|[二〇○零一二三四五六七八九]{4}))/;
const body =
  /(?:人民政府|政府|办公室|办公厅|局|委员会|厅|中心|街道办事处|办事处|管委会|委|院|网|镇|乡|街道)$/;

/** Reads the publisher: from the form, the preamble, the title, then the page's metadata. */
export function readPublisher(
  lines: readonly string[],
  title: string | null,
  chapterOne: number | null,
): string | null {
  for (const text of lines) {
    if (text.length > 200) continue;
    const match = filledBy.exec(text);
    if (match !== null) return (match[1] as string).trim();
  }
  const own = title === null ? null : organ.exec(title);
  if (own !== null) return (own[1] as string).trim();
  const head = lines.slice(0, chapterOne ?? 30);
  for (const pattern of [published, compiledBy, source])
    for (const text of head) {
      const match = pattern.exec(text);
      const name = match?.[1]?.trim();
      if (name !== undefined && body.test(name) && !/^(?:本|我|全)/.test(name)) return name;
    }
  return signatory(lines);
}

const dateAlone =
  /^[（(]?(?:\d{4}|[二〇○零一九]{1}[〇○零\d一二三四五六七八九]{3})\s*年.{1,4}月.{1,4}日[）)]?$/;
const lastLines = 12;

/** The body that signs the text: alone on its line, above the date at the end. */
function signatory(lines: readonly string[]): string | null {
  const printed = lines.map((text) => text.replace(/[\s\u00a0\u3000]/g, '')).filter((text) => text !== '');
  for (let i = printed.length - 1; i > Math.max(0, printed.length - lastLines); i--) {
    const name = printed[i - 1] as string;
    if (!dateAlone.test(printed[i] as string)) continue;
    return name.length >= 4 && name.length <= 30 && signed.test(name) ? name : null;
  }
  return null;
}

const signed = /^[\u4e00-\u9fff]+(?:人民政府|办公室|办公厅|局|委员会|厅|中心|街道办事处|办事处|管委会)$/;

const summaryWords = /(?:全市|全县|全区|全省|全州|全旗|全镇|我县各|我市各|我区各|各乡镇|各部门)/;
const ownApplications =
  /(?:向(?:本机关|我局|县政府及县政府办公室|[^，,。；;]{0,12}办公室)(?:提交|提出)|本机关|我局|本局|我厅|我中心|我委|本委)/;
const singleBody = /(?:局|委员会|厅|管理委员会|中心|街道办事处|镇人民政府|乡人民政府)$/;

/**
 * Whether the report counts one body or a government with all its bodies; null when it says neither. One body is
 * taken from the publisher or from words about its own applications, a whole government from 全县, 全区 and the like.
 */
export function readScope(lines: readonly string[], publisher: string | null): 'organ' | 'summary' | null {
  if (publisher !== null && singleBody.test(publisher)) return 'organ';
  const telling = lines.filter((text) => /申请|公开/.test(text));
  if (telling.some((text) => ownApplications.test(text) && /申请/.test(text))) return 'organ';
  return telling.some((text) => summaryWords.test(text)) ? 'summary' : null;
}
