/** The project's calendar files against figures of another data set (chinese-days 1.5.7) and the known changes in mid-year. */
import { expect, it } from 'vitest';
import { dayNumber, dayText } from '../../src/domain/calendar/day-number.ts';
import { calendar } from './clock-rules.ts';

/** Working days of each year, and the sum of their numbers in the year: one day moved changes it. */
const years: Readonly<Record<number, readonly [workdays: number, sum: number]>> = {
  2008: [251, 46425],
  2009: [250, 46307],
  2010: [250, 46339],
  2011: [250, 46508],
  2012: [249, 46227],
  2013: [250, 46070],
  2014: [250, 46205],
  2015: [249, 45977],
  2016: [250, 46383],
  2017: [249, 45871],
  2018: [250, 45916],
  2019: [250, 46083],
  2020: [249, 46462],
  2021: [250, 46341],
  2022: [249, 46140],
  2023: [249, 45891],
  2024: [251, 46315],
  2025: [248, 46032],
  2026: [248, 46058],
};

it.each(Object.entries(years))('%s works as many days, and the same ones', (year, expected) => {
  const first = dayNumber(`${year}-01-01`);
  const days = Array.from({ length: dayNumber(`${year}-12-31`) - first + 1 }, (_, at) => at + 1);
  const worked = days.filter((number) => calendar.isWorkday(dayText(first + number - 1)));
  expect([worked.length, worked.reduce((sum, number) => sum + number, 0)]).toEqual(expected);
});

it.each([
  ['2019-05-02', false, '国办发明电〔2019〕3号'],
  ['2019-05-05', true, '国办发明电〔2019〕3号'],
  ['2020-01-30', false, '国办发明电〔2019〕16号'],
  ['2020-01-31', false, '国办发明电〔2020〕1号'],
  ['2020-02-01', false, '国办发明电〔2020〕1号'],
  ['2015-09-03', false, '国发明电〔2015〕1号'],
  ['2018-12-31', false, '国办发明电〔2018〕15号'],
])('%s works: %s, by %s', (day, works, source) => {
  expect(calendar.facts(day)).toMatchObject({ works, source, provisional: false });
});

it('covers 2008 to 2026 without a gap', () => {
  expect(calendar.publishedFrom).toBe('2008-01-01');
  expect(calendar.publishedUntil >= '2026-12-31').toBe(true);
});
