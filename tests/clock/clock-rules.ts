/** The project's own clock rules and calendar, read once for the tests of the clock. */
import { fileURLToPath } from 'node:url';
import type { Calendar } from '../../src/domain/calendar/calendar.ts';
import { createCalendar } from '../../src/domain/calendar/create-calendar.ts';
import { type ClockRules, readClockRules } from '../../src/rulebook-files/clock-rules.ts';

export const rulesFolder = fileURLToPath(new URL('../../rules', import.meta.url));

const read = readClockRules(rulesFolder);
if (!read.ok) throw new Error(JSON.stringify(read.problems, null, 1));

export const rules: ClockRules = read.rules;
export const calendar: Calendar = createCalendar(rules.notices);
