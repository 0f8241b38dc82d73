import type { Example } from '../example.ts';
import { sampleList, sampleMatrix } from '../sample-report.ts';
import { ReportTables } from './report-tables.tsx';

export const examples: readonly Example[] = [
  {
    name: '一章一表，一张未印',
    node: (
      <ReportTables
        cellBase={null}
        owner="另一例："
        anchor="x"
        view={{
          report: {
            region: null,
            year: null,
            generation: null,
            title: null,
            publisher: null,
            scope: null,
            dates: { published: null, period_from: null, period_to: null, form_filled: null },
            contact: {},
            chapters: [],
            tables: [],
            cells: new Map(),
            notes: [],
          },
          format: null,
          counts: { all: 0, direct: 0, identity: 0, ambiguous: 0, blank: 0, absent: 0 },
          tables: [
            {
              ...sampleMatrix,
              cells: sampleMatrix.cells.map((row) => row.map((cell) => cell && { ...cell, marks: [] })),
            },
            { ...sampleList, printed: false },
          ],
          findings: [],
          errors: 0,
          warnings: 0,
          hints: 0,
        }}
      />
    ),
  },
];
