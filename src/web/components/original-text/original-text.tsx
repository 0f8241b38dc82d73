/** The original's text with line numbers; words that prove a finding are marked and lead to it. */
import type { TextLine, TextPart } from '../../../usecases/reports/mark-lines.ts';

export interface OriginalTextProps {
  readonly lines: readonly TextLine[];
  /** Address before a finding's anchor, e.g. `/reports/321183/2019`. */
  readonly reportHref: string;
  /** Prefix of line anchors, where several texts stand on one page. */
  readonly anchor?: string;
  readonly findingAnchor?: string;
}

/** Lines with anchors `L1`, `L2`, …; empty lines are left out of sight but keep their numbers. */
export function OriginalText({ lines, reportHref, anchor = 'L', findingAnchor = 'f' }: OriginalTextProps) {
  return (
    <ol class="original">
      {lines.map((line) =>
        line.parts.length === 0 ? null : (
          <li id={`${anchor}${line.number}`} value={line.number}>
            <a class="line" href={`#${anchor}${line.number}`} aria-label={`第 ${line.number} 行`}>
              {line.number}
            </a>
            <span>{line.parts.map((part) => markedPart(part, reportHref, findingAnchor))}</span>
          </li>
        ),
      )}
    </ol>
  );
}

function markedPart(part: TextPart, reportHref: string, findingAnchor: string) {
  if (part.findings.length === 0) return part.text;
  return (
    <mark>
      {part.text}
      {part.findings.map((number) => (
        <a
          class="to-finding"
          href={`${reportHref}#${findingAnchor}${number}`}
          aria-label={`见第 ${number} 条发现`}
        >
          {number}
        </a>
      ))}
    </mark>
  );
}
