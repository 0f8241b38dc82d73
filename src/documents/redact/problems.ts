/** What can go wrong with a file that is to be released. */
import type { Problem, Result } from '../../usecases/ports/documents.ts';

const problem = (code: string, message: string): Problem => Object.freeze({ code, message });

export const problems = Object.freeze({
  empty: problem('empty', '文件是空的。请确认选对了文件后重新上传。'),
  tooLarge: problem('too-large', '文件过大，无法处理。请拆成几份，分别处理。'),
  tooManyPages: problem('too-many-pages', '页数超过 300 页，无法处理。请拆成几份，分别处理。'),
  damaged: problem('damaged', '文件已损坏或不完整，无法处理。请用原软件打开后另存，再重新上传。'),
  encrypted: problem('encrypted', '文件设有密码，无法处理。请去除密码保护后重新上传。'),
  unsupported: problem(
    'unsupported-type',
    '不支持这种文件。区分处理请用 PDF 或 DOCX；旧版 Office、WPS 和 OFD 文件请先另存为 DOCX 或 PDF。',
  ),
  sheet: problem('unsupported-type', '表格文件不能直接遮盖。请另存为 PDF 后再作区分处理。'),
  picture: problem('unsupported-type', '图片不能直接遮盖。请另存为 PDF 后按区域遮盖。'),
  noMarks: problem('no-marks', '没有标出要遮盖的内容。请先标出，再生成。'),
  tooManyMarks: problem('too-many-marks', '标记过多或过长。请改用区域或整页遮盖。'),
  fontMissing: problem(
    'font-missing',
    'PDF 使用了没有嵌入的字体，不能保证原样显示。请用原软件另存为 PDF，并选择嵌入全部字体。',
  ),
  pictureBroken: problem(
    'picture-broken',
    'PDF 中有图片无法解码，遮盖后会缺少内容。请用 PDF 软件“打印”成新的 PDF 后再处理。',
  ),
  outside: problem('mark-outside', '标出的页或区域不在文件内。请重新标出。'),
  areaInText: problem(
    'mark-outside',
    'DOCX 没有固定的页，不能按区域或整页遮盖。请标出文字，或先另存为 PDF。',
  ),
  notProved: problem(
    'not-proved',
    '生成后复查，仍有标出的内容没有去除干净，已停止，未生成文件。请另存为 PDF，按区域或整页遮盖。',
  ),
});

/** No text of that kind; the text itself is not repeated. @param at number of the mark, from 1 */
export const notFound = (at: number): Problem =>
  problem('mark-not-found', `第 ${at} 处标记的文字在文件中找不到。请核对文字，或改用区域遮盖。`);

export function failed(first: Problem): Result<never> {
  return { ok: false, problems: [first] };
}

/** Thrown inside the redactor and turned into a result at its door. */
export class Refusal extends Error {
  readonly problem: Problem;
  constructor(refused: Problem) {
    super(refused.code);
    this.problem = refused;
  }
}
