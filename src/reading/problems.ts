/** The problems of reading, each with its remedy in the reader's words. */
import type { ReadingProblem, ReadingResult } from '../domain/pages/page.ts';

export type ProblemCode = ReadingProblem['code'];

function problem(code: ProblemCode, message: string): ReadingProblem {
  return Object.freeze({ code, message });
}

export const problems = Object.freeze({
  empty: problem('empty', '文件是空的，没有可读的文字。请确认选对了文件后重新上传。'),
  tooLarge: problem(
    'too-large',
    '文件或其内容过大，无法读取。请删去图片和附件后另存，或只上传年度报告正文。',
  ),
  bomb: problem('too-large', '压缩内容展开后过大，已停止读取。请用 Word、WPS 或 Excel 重新另存后上传。'),
  tooManyPages: problem('too-many-pages', '页数过多，超出读取上限。请只上传年度报告所在的页。'),
  tooManyCells: problem('too-many-cells', '表格单元格过多，超出读取上限。请只保留年度报告的表格后重新上传。'),
  timeout: problem('timeout', '读取超时，已停止。请另存为 DOCX 或 TXT 后重新上传。'),
  tooDeep: problem('damaged', '文件结构嵌套过深，无法读取。请把内容复制到新文档中另存后上传。'),
  damaged: problem('damaged', '文件已损坏或不完整，无法读取。请重新下载，或用原软件打开后另存再上传。'),
  doctype: problem(
    'damaged',
    '文档内含有不允许的 DTD 声明，已拒绝读取。请用 Word 或 WPS 另存为 DOCX 后上传。',
  ),
  binary: problem(
    'damaged',
    '文件内含有非文字的二进制内容，无法按文本读取。请确认文件类型，或另存为 DOCX、PDF 后上传。',
  ),
  encrypted: problem('encrypted', '文件设有密码，无法读取。请去除密码保护后重新上传。'),
  noTextLayer: problem(
    'no-text-layer',
    'PDF 里没有文字（可能是扫描件）。请上传由 Word 导出的 PDF，或经文字识别（OCR）后的文件。',
  ),
  oldOffice: problem(
    'unsupported-type',
    '不支持旧版 Office 文件（.doc、.xls）。请用 Word、WPS 或 Excel 另存为 DOCX、XLSX 或 PDF 后上传。',
  ),
  rtf: problem('unsupported-type', '不支持 RTF 文件。请用 Word 或 WPS 另存为 DOCX 或 PDF 后上传。'),
  ofd: problem('unsupported-type', '不支持 OFD 文件。请用阅读软件导出为 PDF 或 DOCX 后上传。'),
  image: problem(
    'unsupported-type',
    '不支持图片。请上传 DOCX、PDF、HTML 或 TXT 文件，或先做文字识别（OCR）。',
  ),
  otherType: problem(
    'unsupported-type',
    '不支持这种文件类型。请上传 HTML、TXT、Markdown、DOCX、XLSX 或 PDF 文件。',
  ),
});

/** A failed reading. */
export function failure(problem: ReadingProblem): ReadingResult {
  return { ok: false, problem };
}
