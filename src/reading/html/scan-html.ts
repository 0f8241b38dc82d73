/** Runs an HTML text through the scanner in pieces, so that a limit stops it early. */
import { Tokenizer } from 'htmlparser2';
import type { ReadingProblem } from '../../domain/pages/page.ts';
import { type FlowSink, FlowWriter } from '../flow/flow-writer.ts';
import { type ReadingLimits, startClock } from '../limits.ts';
import { problems } from '../problems.ts';
import { HtmlScanner } from './html-scanner.ts';

const PIECE = 65_536;

/** Sends the lines and tables of an HTML text to `sink`. The title, or the limit that was passed. */
export function scanHtml(
  source: string,
  sink: FlowSink & { readonly problem: ReadingProblem | undefined },
  limits: ReadingLimits,
): { title: string } | ReadingProblem {
  const flow = new FlowWriter(sink, limits, true);
  const scanner = new HtmlScanner(source, flow);
  const tokenizer = new Tokenizer({ xmlMode: false, decodeEntities: true }, scanner);
  const late = startClock(limits);
  for (let from = 0; from < source.length; from += PIECE) {
    tokenizer.write(source.length <= PIECE ? source : source.slice(from, from + PIECE));
    const problem = flow.problem ?? sink.problem ?? (late() ? problems.timeout : undefined);
    if (problem !== undefined) return problem;
  }
  tokenizer.end();
  return flow.problem ?? sink.problem ?? { title: scanner.title.replace(/[ \t\n\f\r]+/g, ' ').trim() };
}
