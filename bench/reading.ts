/** Reading and auditing a report beside what the HTML parser alone takes for the same bytes. */
import { Parser, parseDocument } from 'htmlparser2';
import { audit } from '../src/domain/reports/audit/audit.ts';
import { recognise } from '../src/domain/reports/recognise/recognise.ts';
import type { Rulebook } from '../src/domain/rulebook/rulebook.ts';
import { readText } from '../src/reading/read-file.ts';
import { decodeText } from '../src/reading/text/decode.ts';
import type { Figure, Measure } from './figure.ts';
import { htmlRendition } from './html-rendition.ts';
import { type ReportFile, reportFiles, rulebook } from './reports.ts';
import { median, medianTimes } from './stopwatch.ts';

const rules = rulebook();

/** Everything from the file's bytes to its findings. */
export function readAndAudit({ bytes, name }: ReportFile, book: Rulebook = rules): number {
  const read = readText(bytes, name);
  if (!read.ok) throw new Error(`${name}: ${read.problem.message}`);
  return audit(recognise(read.pages, book), read.pages, book).length;
}

/** The same report as an HTML page. */
export function asPage({ bytes, name }: ReportFile, book: Rulebook = rules): ReportFile {
  const read = readText(bytes, name);
  if (!read.ok) throw new Error(`${name}: ${read.problem.message}`);
  const report = recognise(read.pages, book);
  const format = book.formats.find((each) => each.id === report.generation);
  if (format === undefined) throw new Error(`${name}: no form`);
  const html = htmlRendition(read.pages.lines, report, format);
  return { name: name.replace(/\.txt$/, '.html'), bytes: new TextEncoder().encode(html) };
}

function parserAlone({ bytes, name }: ReportFile): void {
  const decoded = decodeText(bytes);
  if ('code' in decoded) throw new Error(`${name}: ${decoded.message}`);
  const parser = new Parser({
    onopentag() {},
    ontext() {},
    onclosetag() {},
  });
  parser.write(decoded.text);
  parser.end();
}

function parserAndTree({ bytes, name }: ReportFile): void {
  const decoded = decodeText(bytes);
  if ('code' in decoded) throw new Error(`${name}: ${decoded.message}`);
  parseDocument(decoded.text);
}

function compare(files: readonly ReportFile[], what: Figure['what']): Figure[] {
  const times = files.map((file) =>
    medianTimes({
      ours: () => void readAndAudit(file),
      parser: () => parserAlone(file),
      tree: () => parserAndTree(file),
    }),
  );
  const mean = (numbers: readonly number[]) => numbers.reduce((sum, each) => sum + each, 0) / numbers.length;
  const kilobytes = files.map(({ bytes }) => bytes.byteLength / 1024);
  const size = `${Math.round(Math.min(...kilobytes))}–${Math.round(Math.max(...kilobytes))} KB`;
  const ours = mean(times.map((each) => each.ours));
  const ratios = times.map((each) => each.ours / each.parser);
  const parser = mean(times.map((each) => each.parser));
  const tree = mean(times.map((each) => each.tree));
  return [
    {
      what: { en: `Read and audit ${what.en}`, zh: `读取并核查${what.zh}` },
      value: 1000 / ours,
      unit: 'reports/s',
      bar: { operator: '>=', value: 200, of: 'value' },
      note: `${files.length} reports, ${size}, one core`,
    },
    {
      what: { en: `Time beside the parser alone, ${what.en}`, zh: `与仅解析 HTML 相比的用时，${what.zh}` },
      value: ours,
      unit: 'ms',
      against: { what: 'htmlparser2', value: parser },
      ratio: median(ratios),
      bar: { operator: '<=', value: 3, of: 'ratio' },
      note: `worst ${Math.max(...ratios).toFixed(1)} ×; parser with tree ${tree.toFixed(3)} ms: ${(ours / tree).toFixed(1)} ×`,
    },
  ];
}

export const reading: Measure = {
  name: 'reading',
  alone: true,
  async measure() {
    const files = reportFiles();
    return [
      ...compare(
        files.map((file) => asPage(file)),
        { en: 'HTML pages', zh: ' HTML 网页' },
      ),
      ...compare(files, { en: 'plain text', zh: '纯文本' }),
    ];
  },
};
