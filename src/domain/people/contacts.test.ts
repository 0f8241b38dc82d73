import { expect, it } from 'vitest';
import { contactProblem } from './contacts.ts';

it.each([
  ['email', ''],
  ['email', 'lin@qinghe.example'],
  ['phone', ''],
  ['phone', '19900000001'],
  ['phone', '010-68880101'],
] as const)('%s may be %j', (field, value) => {
  expect(contactProblem(field, value)).toBeNull();
});

it.each([
  ['email', 'lin'],
  ['email', 'lin@qinghe'],
  ['email', 'a@b.example\nBcc: c@d.example'],
  ['email', `${'a'.repeat(65)}@b.example`],
  ['phone', '12345'],
  ['phone', '1990000000x'],
] as const)('%s may not be %j, and the problem names the field', (field, value) => {
  expect(contactProblem(field, value)?.field).toBe(field);
});
