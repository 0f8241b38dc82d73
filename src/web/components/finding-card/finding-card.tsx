/** One finding: number, what is wrong, its sum, where it stands. */
import type { NumberedFinding } from '../../../usecases/reports/report-view.ts';
import { kindWord, severityWord } from '../../words.ts';

export interface FindingCardProps {
  readonly finding: NumberedFinding;
  /** Address of the original's text, for links to a line. */
  readonly textHref: string;
  /** Address of a cell; cells are named without a link where there is none. */
  readonly cellHref?: (key: string) => string;
  readonly level?: 'h2' | 'h3';
  readonly anchor?: string;
  /** Prefix of the lines' anchors. */
  readonly lineAnchor?: string;
}

const mostPlaces = 4;

/** The finding with its proof. */
export function FindingCard(props: FindingCardProps) {
  const { finding, textHref, cellHref, level: Title = 'h3', anchor = 'f', lineAnchor = 'L' } = props;
  return (
    <article class={`find ${finding.severity}`} id={`${anchor}${finding.number}`}>
      <Title>
        <span class="no">{finding.number}</span>
        <span class={`sev ${finding.severity}`}>{severityWord[finding.severity]}</span>
        {finding.message}
      </Title>
      {finding.arithmetic === '' ? null : <p class="sumline">{finding.arithmetic}</p>}
      {finding.evidence.map(({ quote, line }) =>
        quote === '' ? null : (
          <p class="quote">
            “{shorten(quote)}”
            {line === null ? null : (
              <>
                {' '}
                <a href={`${textHref}#${lineAnchor}${line}`}>第 {line} 行</a>
              </>
            )}
          </p>
        ),
      )}
      {finding.places.length === 0 ? null : (
        <p class="places">
          涉及{' '}
          {finding.places.slice(0, mostPlaces).map(({ key, label }, at) => (
            <>
              {at === 0 ? '' : '、'}
              {cellHref === undefined ? label : <a href={cellHref(key)}>{label}</a>}
            </>
          ))}
          {finding.places.length > mostPlaces ? ` 等 ${finding.places.length} 格` : ''}
        </p>
      )}
      <p class="law">
        {kindWord(finding.kind)} · 规则 <a href={`/rules#${finding.rule}`}>{finding.rule}</a>
      </p>
    </article>
  );
}

function shorten(quote: string): string {
  const flat = quote.replace(/\s+/g, ' ').trim();
  return flat.length > 120 ? `${flat.slice(0, 118)}……` : flat;
}
