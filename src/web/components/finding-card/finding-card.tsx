/** One finding: number, what is wrong, its sum, where it stands. */
import type { Evidence } from '../../../domain/findings/finding.ts';
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
const mostQuotes = 2;

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
      <Proof
        evidence={finding.evidence}
        lineHref={`${textHref}#${lineAnchor}`}
        brief={cellHref !== undefined && finding.places.length > 0}
      />
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

/** One or two quotations in words; more (the cells of a sum) as lines, or not at all where the cells are linked. */
function Proof(props: { evidence: readonly Evidence[]; lineHref: string; brief: boolean }) {
  const { evidence, lineHref, brief } = props;
  const quotes = evidence.filter(({ quote }) => quote !== '');
  if (quotes.length <= mostQuotes) {
    return (
      <>
        {quotes.map(({ quote, line }) => (
          <p class="quote">
            “{shorten(quote)}”{line === null ? null : <LineLink line={line} lineHref={lineHref} />}
          </p>
        ))}
      </>
    );
  }
  const lines = [...new Set(quotes.map(({ line }) => line))].filter((line) => line !== null);
  return lines.length === 0 || brief ? null : (
    <p class="places">
      原文
      {lines.map((line) => (
        <LineLink line={line} lineHref={lineHref} />
      ))}
    </p>
  );
}

function LineLink({ line, lineHref }: { line: number; lineHref: string }) {
  return (
    <>
      {' '}
      <a href={lineHref + line}>第 {line} 行</a>
    </>
  );
}

function shorten(quote: string): string {
  const flat = quote.replace(/\s+/g, ' ').trim();
  return flat.length > 120 ? `${flat.slice(0, 118)}……` : flat;
}
