/** Numbers printed otherwise than as plain digits. */
import { shiftDecimal } from '../../../src/domain/numbers/cell-number.ts';
import type { FileLayout } from '../files/file-layout.ts';
import { keysOf, mapCells, type PrintedCell, type PrintedReport, rowsOf } from '../print/printed.ts';
import type { Random } from '../random.ts';
import { type Mess, partedBySpaces } from './mess.ts';

const digits = /^\d+$/;
const separate = (layout: FileLayout): boolean => !layout.joinsCells;

/** Rewrites the plain counts of a report, each with the given chance. */
function counts(chance: number, rewrite: (text: string, random: Random, each: PrintedCell) => string) {
  return (report: PrintedReport, random: Random): PrintedReport =>
    mapCells(report, (each) =>
      each.key !== undefined && digits.test(each.text) && random.chance(chance)
        ? { ...each, text: rewrite(each.text, random, each) }
        : each,
    );
}

const splitUp = counts(0.7, (text) => text.split('').join(' '));

/** Rows in which spaces both part the cells and split the numbers may stay open. */
function openSplitRows(report: PrintedReport): PrintedReport {
  const open = rowsOf(report).filter((row) =>
    row.some((each) => each.key !== undefined && each.text.includes(' ')),
  );
  return { ...report, open: new Set([...report.open, ...open.flatMap(keysOf)]) };
}

const signs: readonly (readonly [positive: string, negative: string])[] = [
  ['增', '减'],
  ['增加', '减少'],
  ['+', '-'],
  ['＋', '－'],
  ['+', '--'],
];

export const numberMesses: readonly Mess[] = [
  {
    name: 'full-width digits',
    in: separate,
    spoil: (report, random) =>
      mapCells(report, (each) =>
        each.key !== undefined && random.chance(0.6)
          ? {
              ...each,
              text: each.text.replace(/[\d.]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0)),
            }
          : each,
      ),
  },
  {
    name: 'digits split by spaces',
    in: (layout) => separate(layout) && !partedBySpaces(layout),
    spoil: splitUp,
  },
  {
    name: 'digits split by spaces between spaces',
    in: (layout) => partedBySpaces(layout) && separate(layout),
    spoil: (report, random) => openSplitRows(splitUp(report, random)),
  },
  {
    name: 'padded numbers',
    in: separate,
    spoil: counts(0.6, (text, random) =>
      random.pick([`\u00a0${text}`, `${text}\u3000`, `\u3000${text}\u00a0`, ` ${text} `]),
    ),
  },
  {
    name: 'units and notes in cells',
    in: separate,
    spoil: counts(0.4, (text, random, each) => {
      const unit = each.key?.includes('prev_items') || each.key?.includes('delta') ? '项' : '件';
      return random.pick([
        `${text}${unit}`,
        `${text}（其中修订${text}${unit}）`,
        `${text}(含上年${text}${unit})`,
        text,
      ]);
    }),
  },
  {
    name: 'thousands separators',
    in: separate,
    spoil: (report, random) => {
      const comma = random.pick([',', '，']);
      return mapCells(report, (each) =>
        each.key === undefined
          ? each
          : { ...each, text: each.text.replace(/\B(?<!\.\d*)(?=(?:\d{3})+(?!\d))/g, comma) },
      );
    },
  },
  {
    name: 'signed changes',
    formats: ['G2'],
    in: separate,
    spoil: (report, random) =>
      mapCells(report, (each) => {
        if (!each.key?.endsWith('.delta') || each.text === '0') return each;
        const [positive, negative] = random.pick(signs);
        return {
          ...each,
          text: each.text.startsWith('-') ? negative + each.text.slice(1) : positive + each.text,
        };
      }),
  },
  {
    name: 'unit of money in the cell',
    formats: ['G2', 'G3'],
    in: separate,
    spoil: (report) =>
      mapCells(report, (each) =>
        each.key?.endsWith('.total_amount')
          ? { ...each, text: `${inWan(each.text)}万元` }
          : each.key?.endsWith('.amount_wan')
            ? { ...each, text: `${each.text}万元` }
            : each,
      ),
  },
  {
    name: 'unit of money in the heading',
    formats: ['G2'],
    in: separate,
    spoil: (report) =>
      mapCells(report, (each) =>
        each.key?.endsWith('.total_amount')
          ? { ...each, text: inWan(each.text) }
          : each.text === '采购总金额'
            ? { ...each, text: '采购总金额（万元）' }
            : each,
      ),
  },
];

const inWan = (text: string): string => {
  const shifted = shiftDecimal(text, -4);
  return shifted !== 0 && shifted < 1e-6 ? shifted.toFixed(10) : String(shifted);
};
