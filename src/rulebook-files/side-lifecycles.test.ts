import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { allowsStep, sideState } from '../domain/request-rules/side-lifecycle.ts';
import { readDeadlines } from './deadlines.ts';
import { readSideRules } from './side-lifecycles.ts';

const rules = join(import.meta.dirname, '../../rules');
const deadlines = () => {
  const read = readDeadlines(rules);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.deadlines;
};

/** The project's rules with one text of a lifecycle replaced by another. */
function changed(file: string, from: string, to: string) {
  const folder = mkdtempSync(join(tmpdir(), 'gongkai-rules-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  cpSync(join(rules, 'lifecycle'), join(folder, 'lifecycle'), { recursive: true });
  cpSync(join(rules, 'requests'), join(folder, 'requests'), { recursive: true });
  const path = join(folder, 'lifecycle', file);
  const text = readFileSync(path, 'utf8');
  if (!text.includes(from)) throw new Error(`${file} lacks ${from}`);
  writeFileSync(path, text.replace(from, to));
  return readSideRules(folder, deadlines());
}

it('reads the small procedures and folds steps to a state', () => {
  const read = readSideRules(rules, deadlines());
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  const { dispute } = read.sides;
  const state = sideState(dispute, ['dispute-opened', 'dispute-accepted', 'dispute-procedure-set']);
  expect(state).toMatchObject({ awaits: 'agency', open: true, counted: true });
  expect(allowsStep(dispute, state, 'dispute-answer-filed')).toBe(true);
  expect(allowsStep(dispute, state, 'dispute-closed')).toBe(false);
  expect(() => sideState(dispute, [])).toThrow(RangeError);
});

it.each([
  ['dispute.yaml', 'appeal: appeal-judgment', 'appeal: appeal-never', 'no deadline appeal-never'],
  ['dispute.yaml', 'to: APPEALED', 'to: NOWHERE', 'no state NOWHERE'],
  ['correction.yaml', 'handle: record-correction', 'handle: never', 'no deadline never'],
  [
    'complaint.yaml',
    'kind: complaint-asked',
    'kind: complaint-received',
    'complaint-received is there twice',
  ],
  [
    'complaint.yaml',
    'from: [RECTIFYING], to: DONE',
    'from: [RECTIFYING], to: FOUND',
    'DONE is never reached',
  ],
])('%s: %s for %s is reported with its line', (file, from, to, message) => {
  const read = changed(file, from, to);
  if (read.ok) throw new Error('nothing was found');
  expect(read.problems.map((each) => each.message).join('\n')).toContain(message);
  expect(read.problems.every((each) => each.file === `lifecycle/${file}` && each.line > 1)).toBe(true);
});
