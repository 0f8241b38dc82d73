/** What to do next on the comparison page while fewer than two reports are chosen. */
import type { ReportSummary } from '../../../usecases/ports.ts';
import { type Comparison, shortName } from '../../../usecases/reports/compare.ts';

/** The next step, and pairs that are worth a look. */
export function Suggestions({ comparison }: { comparison: Comparison }) {
  const [first] = comparison.records;
  const pairs = suggestedPairs(comparison);
  return (
    <div class="empty">
      <p role="status">
        {first === undefined
          ? '还没有选年报。请在上面选两份，再点“比较”。'
          : `已选“${shortName(first)}”。请再选一份，再点“比较”。`}
      </p>
      {pairs.length === 0 ? null : (
        <>
          <p>也可以直接看：</p>
          <ul>
            {pairs.map(([one, other]) => (
              <li>
                <a href={`/compare?r=${one.regionId}/${one.reportId}&r=${other.regionId}/${other.reportId}`}>
                  {plainName(one)} 与 {plainName(other)}
                </a>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

/** Region and year, without what stands in brackets. */
export function plainName({ regionName, year }: ReportSummary): string {
  return `${regionName.replace(/[（(].*$/, '')} ${year} 年`;
}

const mostPairs = 3;

/** Pairs of one form that differ in year or in region only; with the chosen report where there is one. */
function suggestedPairs({ records, choices }: Comparison): (readonly [ReportSummary, ReportSummary])[] {
  const [chosen] = records;
  const pairs: (readonly [ReportSummary, ReportSummary])[] = [];
  choices.forEach((one, at) => {
    for (const other of choices.slice(at + 1)) {
      const related = (one.regionId === other.regionId) !== (one.year === other.year);
      const wanted =
        chosen === undefined ||
        [one, other].some((each) => each.regionId === chosen.regionId && each.reportId === chosen.reportId);
      const comparable = one.generation !== null && one.generation === other.generation;
      if (related && wanted && comparable && pairs.length < mostPairs) pairs.push([one, other]);
    }
  });
  return pairs;
}
