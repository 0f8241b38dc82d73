/** Letters and files of the case, each with its form and size. */
import { letterTitle } from '../../../../usecases/requests/timeline.ts';
import { caseHref } from '../section.ts';
import type { RequestProps } from './case-props.ts';
import { PaperLinks, papersOf } from './paper-links.tsx';

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
        {papersOf(shown).map((paper) => (
          <li>
            <PaperLinks
              paper={paper}
              requestId={state.requestId}
              opens={paper.files.every((file) => may.open(file))}
            />
          </li>
        ))}
      </ul>
      {may.handle ? <Sheets state={state} rules={rules} /> : null}
      {shown.length === 0 ? null : <p class="law">打开附件会记入审计记录。</p>}
    </section>
  );
}

/** What is printed and signed by hand: the registration sheet, a 送达回证 of each letter. */
function Sheets({ state, rules }: Pick<RequestProps, 'rules'> & Pick<RequestProps['detail'], 'state'>) {
  const sheet = (path: string) => caseHref(state.requestId, `sheets/${path}`);
  const issued = state.letters.filter((letter) => letter.issued !== null);
  return (
    <details class="more">
      <summary>打印登记表、送达回证</summary>
      <ul class="case-files">
        <li>
          <span>登记表</span>
          <Formats title="登记表" href={(format) => sheet(`registration.${format}`)} />
        </li>
        {issued.map(({ letterId, form, issued: paper }) => {
          const number = paper?.number ?? null;
          const title = `《${letterTitle(rules, form)}》${number === null ? '' : `（${number}）`}的送达回证`;
          return (
            <li>
              <span>{title}</span>
              <Formats title={title} href={(format) => sheet(`${letterId}/service-record.${format}`)} />
            </li>
          );
        })}
      </ul>
    </details>
  );
}

function Formats({ title, href }: { title: string; href: (format: 'pdf' | 'docx') => string }) {
  return (
    <small class="paper-formats">
      {(['pdf', 'docx'] as const).map((format) => (
        <a href={href(format)} aria-label={`${title}，${format.toUpperCase()}`}>
          {format.toUpperCase()}
        </a>
      ))}
    </small>
  );
}
