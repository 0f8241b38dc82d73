/** A paper of the case with the formats that it can be opened in: a letter is one paper, as PDF and as DOCX. */
import type { CaseFileFacts } from '../../../../usecases/ports/case-files.ts';
import { sizeWords } from '../../../size-words.ts';
import { caseHref } from '../section.ts';

export interface Paper {
  /** 《补正告知书》（青财政告〔2026〕3号） */
  readonly title: string;
  readonly files: readonly CaseFileFacts[];
}

/** Files of one letter are one paper; every other file is one by itself. In the order given. */
export function papersOf(files: readonly CaseFileFacts[]): readonly Paper[] {
  const letters = Map.groupBy(files.filter(isLetter), ({ title }) => title);
  return files.flatMap((file) => {
    if (!isLetter(file)) return [{ title: file.title, files: [file] }];
    const own = letters.get(file.title) ?? [];
    return own[0] === file ? [{ title: letterWords(file.title), files: own.toSorted(pdfFirst) }] : [];
  });
}

const isLetter = ({ kind }: CaseFileFacts): boolean => kind === 'letter';
const pdfFirst = (a: CaseFileFacts, b: CaseFileFacts): number =>
  Number(formatWords(b) === 'PDF') - Number(formatWords(a) === 'PDF');

/** The name in its marks, the number behind. */
const letterWords = (title: string): string =>
  title.replace(/^(.+?)(（[^（）]*〔\d{4}〕[^（）]*）)?$/u, '《$1》$2');

/** The title, once, and its formats: each opens its file, where the reader may. */
export function PaperLinks({ paper, requestId, opens }: PaperProps) {
  const { title, files } = paper;
  const [first] = files;
  if (files.length === 1 && first !== undefined) {
    const words = `${formatWords(first)} ${sizeWords(first.size)}`;
    return (
      <>
        {opens ? <a href={href(requestId, first)}>{title}</a> : <span>{title}</span>}
        <small>{words}</small>
      </>
    );
  }
  return (
    <>
      <span>{title}</span>
      <small class="paper-formats">
        {files.map((file) =>
          opens ? (
            <a href={href(requestId, file)} aria-label={`${title}，${formatWords(file)}`}>
              {formatWords(file)}
            </a>
          ) : (
            formatWords(file)
          ),
        )}
      </small>
    </>
  );
}

export interface PaperProps {
  readonly paper: Paper;
  readonly requestId: string;
  readonly opens: boolean;
}

const href = (requestId: string, { fileId }: CaseFileFacts): string => caseHref(requestId, `files/${fileId}`);

const formats: Readonly<Record<string, string>> = {
  'application/pdf': 'PDF',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'DOCX',
  'image/jpeg': 'JPG',
  'image/png': 'PNG',
  'application/zip': 'ZIP',
  'message/rfc822': 'EML',
};

/** PDF, DOCX, 文本 */
function formatWords({ mediaType, fileName }: CaseFileFacts): string {
  const known = formats[mediaType];
  if (known !== undefined) return known;
  const ending = /\.(\w{1,5})$/.exec(fileName)?.[1];
  return ending === undefined ? '文本' : ending.toUpperCase();
}
