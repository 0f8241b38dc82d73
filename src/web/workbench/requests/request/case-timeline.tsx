/** What happened, the newest first below what is awaited. */
import { caseNextWords } from '../../../../usecases/requests/next-words.ts';
import type { TimelineEntry } from '../../../../usecases/requests/timeline.ts';
import { dayWords, localTime } from '../../../local-time.ts';
import type { RequestProps } from './case-props.ts';
import { PaperLinks, papersOf } from './paper-links.tsx';

export function CaseTimeline({ detail, rules }: Pick<RequestProps, 'detail' | 'rules'>) {
  const { state, timeline, files, clock, day, may } = detail;
  const titles = new Map(files.map((file) => [file.fileId, file]));
  return (
    <section class="panel" aria-labelledby="events">
      <h2 id="events">过程</h2>
      <ol class="case-line">
        {clock.finishedOn === null ? <Awaited detail={detail} rules={rules} day={day} /> : null}
        {[...timeline].reverse().map((entry) => (
          <Entry entry={entry} requestId={state.requestId} titles={titles} opens={may.open} />
        ))}
      </ol>
    </section>
  );
}

function Awaited({ detail, rules, day }: Pick<RequestProps, 'detail' | 'rules'> & { day: string }) {
  const { state, clock, names } = detail;
  const awaits = rules.lifecycle.states.find(({ id }) => id === clock.state)?.awaits ?? 'agency';
  const words = caseNextWords(state, awaits, names.person(state.assigned?.accountId ?? null));
  return (
    <li class="next">
      <time dateTime={day}>{dayWords(day)}</time>
      <p>
        等待：{words}
        {detail.actions.find(({ primary }) => primary) === undefined
          ? ''
          : `，${detail.actions.find(({ primary }) => primary)!.title}`}
      </p>
    </li>
  );
}

interface EntryProps {
  readonly entry: TimelineEntry;
  readonly requestId: string;
  readonly titles: ReadonlyMap<string, RequestProps['detail']['files'][number]>;
  readonly opens: RequestProps['detail']['may']['open'];
}

function Entry({ entry, requestId, titles, opens }: EntryProps) {
  const files = entry.files.flatMap((id) => titles.get(id) ?? []).filter((file) => opens(file));
  return (
    <li>
      <time dateTime={entry.at}>{localTime(entry.at)}</time>
      <p>
        <strong>{entry.title}</strong>
        {entry.clock === '' ? null : <span class="tag info">{entry.clock}</span>}
        <small>{[entry.actor, entry.article].filter((text) => text !== '').join('　')}</small>
      </p>
      {entry.detail === '' ? null : <p class="case-detail">{entry.detail}</p>}
      {files.length === 0 ? null : (
        <p class="case-links">
          {papersOf(files).map((paper) => (
            <span class="case-paper">
              <PaperLinks paper={paper} requestId={requestId} opens />
            </span>
          ))}
        </p>
      )}
    </li>
  );
}
