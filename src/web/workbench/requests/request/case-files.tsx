/** Letters and files of the case, each with its form and size. */
import type { CaseFileFacts } from '../../../../usecases/ports/case-files.ts';
import { letterTitle } from '../../../../usecases/requests/timeline.ts';
import { sizeWords } from '../../../size-words.ts';
import { caseHref } from '../section.ts';
import type { RequestProps } from './case-props.ts';

/** Texts that the page or a form of its own shows; no files to download. */
const innerKinds = new Set(['description', 'letter-draft', 'letter-model', 'note', 'reasons']);

export function CaseFiles({ detail, rules }: Pick<RequestProps, 'detail' | 'rules'>) {
  const { state, files, may } = detail;
  const shown = files.filter(({ kind }) => !innerKinds.has(kind));
  const drafts = state.letters.filter(({ issued }) => issued === null);
  return (
    <section class="panel" aria-labelledby="files">
      <h2 id="files">文书与附件</h2>
      {shown.length + drafts.length === 0 ? <p class="quiet">还没有文书和附件。</p> : null}
      <ul class="case-files">
        {drafts.map(({ letterId, form }) => (
          <li>
            {may.handle ? (
              <a href={caseHref(state.requestId, `letters/${letterId}`)}>{letterTitle(rules, form)}</a>
            ) : (
              letterTitle(rules, form)
            )}
            <span class="tag soon">草稿</span>
          </li>
        ))}
        {shown.map((file) => (
          <File file={file} requestId={state.requestId} opens={may.open(file.kind)} />
        ))}
      </ul>
      {shown.length === 0 ? null : <p class="law">打开附件会记入审计记录。</p>}
    </section>
  );
}

function File({ file, requestId, opens }: { file: CaseFileFacts; requestId: string; opens: boolean }) {
  const extent = `${formatWords(file)} ${sizeWords(file.size)}`;
  return (
    <li>
      {opens ? <a href={caseHref(requestId, `files/${file.fileId}`)}>{file.title}</a> : file.title}
      <small>{extent}</small>
    </li>
  );
}

const formats: Readonly<Record<string, string>> = {
  'application/pdf': 'PDF',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'DOCX',
  'image/jpeg': 'JPG',
  'image/png': 'PNG',
  'application/zip': 'ZIP',
  'message/rfc822': 'EML',
};

/** PDF, DOCX, 文本 */
export function formatWords({ mediaType, fileName }: CaseFileFacts): string {
  const known = formats[mediaType];
  if (known !== undefined) return known;
  const ending = /\.(\w{1,5})$/.exec(fileName)?.[1];
  return ending === undefined ? '文本' : ending.toUpperCase();
}
