/** A letter on a page: as it reads now, and where it is edited or downloaded. */
import type { DraftShown } from '../../../../../usecases/requests/open-act-page.ts';
import { dayWords } from '../../../../local-time.ts';
import { caseHref } from '../../section.ts';

export interface LetterBoxProps {
  readonly requestId: string;
  readonly draft: DraftShown;
  /** May its text still be changed? */
  readonly editable: boolean;
}

export function LetterBox({ requestId, draft, editable }: LetterBoxProps) {
  const { letterId, title, number, issuedOn } = draft;
  const here = `letters/${letterId}`;
  return (
    <section class="panel act-letter" aria-labelledby="letter">
      <h2 id="letter">
        文书：{title}
        <span class={number === null ? 'tag plain' : 'tag ok'}>{number === null ? '草稿' : '已定稿'}</span>
      </h2>
      {issuedOn === null ? null : (
        <p>
          {number ?? '无文号'}，{dayWords(issuedOn)}
        </p>
      )}
      <LetterText draft={draft} />
      <p class="act-letter-links">
        {editable ? <a href={caseHref(requestId, here)}>修改文书</a> : null}
        <a href={caseHref(requestId, `${here}/draft.docx`)}>下载 DOCX</a>
        <a href={caseHref(requestId, `${here}/draft.pdf`)}>查看 PDF</a>
      </p>
    </section>
  );
}

/** The body, as printed; the name of whom it goes to is only on the paper. */
export function LetterText({ draft }: { draft: DraftShown }) {
  return (
    <div class="letter-text">
      {draft.addressee === '' ? null : <p class="letter-to">{draft.addressee}：</p>}
      {draft.pieces.map((piece) =>
        piece.kind === 'table' ? (
          <p>（表格：{piece.caption === '' ? piece.head.join('、') : piece.caption}）</p>
        ) : piece.kind === 'heading' ? (
          <p>
            <strong>{piece.text}</strong>
          </p>
        ) : (
          <p>{piece.text}</p>
        ),
      )}
      {draft.attachments.length === 0 ? null : <p>附件：{draft.attachments.join('；')}</p>}
    </div>
  );
}
