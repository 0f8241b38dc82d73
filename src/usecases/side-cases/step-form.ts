/** Forms of the procedures beside a request: what each step asks for, and its answers read and checked. */
import { cleanLine } from '../../domain/agencies/clean-line.ts';
import { readDay } from '../../domain/agencies/read-day.ts';
import { holdsPersonNumber } from '../../domain/personal-data/find-numbers.ts';
import { done, type Problem, type Result, refused } from '../../domain/problems/problem.ts';
import { textIn } from '../agencies/agency-input.ts';

export interface StepField {
  readonly name: string;
  readonly label: string;
  /** `future`: a day that may lie ahead; `text`: several lines. */
  readonly type: 'day' | 'future' | 'line' | 'text' | 'choice' | 'yes-no';
  readonly required: boolean;
  readonly hint?: string;
  /** Of a choice: value and words. */
  readonly options?: readonly (readonly [value: string, words: string])[];
  /** Said instead of 可不填 of a field that some must fill in. */
  readonly needed?: string;
  /** What stands in the empty form. */
  readonly value?: string;
  /** Goes to the sealed files and may name people; left out: it goes to the ledger, which holds no personal data. */
  readonly sealed?: true;
}

export type StepValues = Readonly<Record<string, string>>;

const longest = { line: 200, text: 2_000 } as const;

/**
 * The values by name, each in its form: a day as `YYYY-MM-DD`, a choice as its value, yes-no as `yes` or ''. What was not sent is
 * ''. Problems name their field.
 * @param today a `day` may not lie after it
 */
export function readStep(fields: readonly StepField[], input: unknown, today: string): Result<StepValues> {
  const problems: Problem[] = [];
  const values: Record<string, string> = {};
  for (const field of fields) {
    const read = readField(field, textIn(input, field.name), today);
    if (typeof read === 'string') values[field.name] = read;
    else problems.push(read);
  }
  const [first, ...more] = problems;
  return first === undefined ? done(values) : refused(first, ...more);
}

/** null stands for an empty text. */
export const orNull = (text: string | undefined): string | null =>
  text === undefined || text === '' ? null : text;

function readField(field: StepField, typed: string, today: string): string | Problem {
  const { name, label, type, required, options = [], sealed } = field;
  const wrong = (message: string): Problem => ({ code: 'field-invalid', field: name, message });
  const text = type === 'text' ? typed.normalize('NFC').trim() : cleanLine(typed);
  if (text === '') return required ? wrong(emptyWords(field)) : '';
  switch (type) {
    case 'day':
    case 'future': {
      const day = readDay(text);
      if (day === null) return wrong(`${label}请写成 2026-03-15 这样。`);
      if (type === 'day' && day > today) return wrong(`${label}不能晚于今天。`);
      return day;
    }
    case 'choice':
      return options.some(([value]) => value === text) ? text : wrong(emptyWords(field));
    case 'yes-no':
      return text === 'yes' ? 'yes' : '';
    case 'line':
    case 'text':
      if ([...text].length > longest[type]) return wrong(`${label}最多 ${longest[type]} 个字。`);
      if (sealed !== true && holdsPersonNumber(text))
        return wrong(`${label}里请不要写身份证号、电话、邮箱；这些只登记在申请人信息里。`);
      return text;
  }
}

function emptyWords({ label, type }: StepField): string {
  if (type === 'choice') return `请选择${label}。`;
  if (type === 'yes-no') return `请确认${label}。`;
  return `请填写${label}。`;
}
