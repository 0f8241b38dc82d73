/** Parts of the page of a correction or complaint: who it is from, what was said, what happened, what comes next. */
import type { CaseFileFacts } from '../../../usecases/ports/case-files.ts';
import type { MaskedDatum } from '../../../usecases/ports/personal-data.ts';
import { personWords } from '../../../usecases/side-cases/side-person.ts';
import type { SideEntry } from '../../../usecases/side-cases/side-timeline.ts';
import { FactList } from '../../components/fact-list/fact-list.tsx';
import { localTime } from '../../local-time.ts';

export function SidePerson({ person, nobody }: { person: readonly MaskedDatum[]; nobody: string }) {
  return (
    <section class="panel" aria-labelledby="person">
      <h2 id="person">提出人</h2>
      {person.length === 0 ? (
        <p>{nobody}</p>
      ) : (
        <FactList facts={person.map(({ field, masked }) => [personWords[field] ?? field, masked] as const)} />
      )}
    </section>
  );
}

export function SideText({ id, title, text }: { id: string; title: string; text: string | null }) {
  return (
    <section class="panel" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {text === null ? <p class="quiet">保存期限已满，内容已销毁。</p> : <p class="as-written">{text}</p>}
    </section>
  );
}

export function SideSteps(props: {
  readonly steps: readonly { readonly id: string; readonly title: string }[];
  readonly open: boolean;
  readonly href: (step: string) => string;
}) {
  if (!props.open) return null;
  return (
    <section class="panel" aria-labelledby="steps">
      <h2 id="steps">下一步</h2>
      {props.steps.length === 0 ? (
        <p>现在没有需要您办理的事项。</p>
      ) : (
        <p class="buttons">
          {props.steps.map(({ id, title }, at) => (
            <a class={at === 0 ? 'btn' : 'btn second'} href={props.href(id)}>
              {title}
            </a>
          ))}
        </p>
      )}
    </section>
  );
}

export function SideTimeline({ timeline }: { timeline: readonly SideEntry[] }) {
  return (
    <section class="panel" aria-labelledby="timeline">
      <h2 id="timeline">经过</h2>
      <ol class="rows">
        {timeline.map(({ at, actor, title, article }) => (
          <li>
            <div>
              <strong>{title}</strong>
              <small>
                {localTime(at)}，{actor}
                {article === '' ? null : <span class="law">　{article}</span>}
              </small>
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}

export function SideFiles(props: {
  readonly files: readonly CaseFileFacts[];
  readonly href: (fileId: string) => string;
}) {
  return (
    <section class="panel" aria-labelledby="files">
      <h2 id="files">文书和材料</h2>
      {props.files.length === 0 ? (
        <p>还没有。</p>
      ) : (
        <ul class="case-list">
          {props.files.map(({ fileId, title, fileName }) => (
            <li>
              <a href={props.href(fileId)}>{title}</a>
              <small>{fileName}</small>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
