/** Figures as a table: aligned for a terminal, and as Markdown for README. */
import { stripVTControlCharacters } from 'node:util';
import stringWidth from 'string-width';
import { barText, clears, type Figure, print, ratioText } from './figure.ts';

type Language = 'en' | 'zh';

const heads: Readonly<Record<Language, readonly string[]>> = {
  en: ['Figure', 'Measured', 'Compared with', 'Ratio', 'Bar', 'Met', 'More'],
  zh: ['指标', '实测', '对照', '比值', '要求', '达到', '其他'],
};
const answers: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  en: { true: 'yes', false: 'no', null: '' },
  zh: { true: '是', false: '否', null: '' },
};

function rowsOf(figures: readonly Figure[], language: Language): string[][] {
  return figures.map((figure) => [
    figure.what[language],
    `${print(figure.value)} ${figure.unit}`,
    figure.against === undefined ? '' : `${figure.against.what} ${print(figure.against.value)}`,
    ratioText(figure),
    barText(figure),
    answers[language][String(clears(figure))] as string,
    figure.note ?? '',
  ]);
}

/** The table for people. */
export function plainTable(figures: readonly Figure[]): string {
  const rows = [heads.en as string[], ...rowsOf(figures, 'en')];
  const width = (text: string) => stringWidth(stripVTControlCharacters(text));
  const widths = heads.en.map((_, column) => Math.max(...rows.map((row) => width(row[column] ?? ''))));
  const line = (row: readonly string[]) =>
    row
      .map((text, column) => text + ' '.repeat((widths[column] ?? 0) - width(text)))
      .join('  ')
      .trimEnd();
  return [line(rows[0]!), widths.map((size) => '─'.repeat(size)).join('  '), ...rows.slice(1).map(line)].join(
    '\n',
  );
}

/** The table for README. */
export function markdownTable(figures: readonly Figure[], language: Language): string {
  const line = (row: readonly string[]) => `| ${row.join(' | ')} |`;
  return [
    line(heads[language]),
    line(heads[language].map(() => '---')),
    ...rowsOf(figures, language).map(line),
  ].join('\n');
}
