import { expect, it } from 'vitest';
import { byHand, caseCounty, codesOf, placeOf, successOf } from '../../../tests/support/case-county.ts';
import { eachDatabase } from '../../../tests/support/databases.ts';
import { askReasons } from './ask-reasons.ts';
import { delayAnswer } from './delay-answer.ts';
import { readText } from './keep-file.ts';
import { takeReasons } from './take-reasons.ts';

eachDatabase((_name, open) => {
  const county = caseCounty(open);
  const asked = async (day: string) => {
    const state = await county.received(day);
    const order = { ...placeOf(state), count: '2026 年 1 月至今共 46 件', sending: byHand() };
    return successOf(await askReasons(county.deps, county.as.clerk, order));
  };
  const given = { text: '研究用途，需要连续年份的数据', finding: '与所述研究相符', accepted: true };

  it('asks without stopping the clock, and says how many and until when', async () => {
    const done = await asked('2026-06-01');
    expect(done.clock.due).toBe('2026-06-30');
    const model = await readText(
      county.deps.storage,
      done.state.regionId,
      done.state.letters.at(-1)!.issued!.model,
    );
    expect(model).toContain('2026 年 1 月至今共 46 件');
    expect(model).toContain('7个工作日');
    const again = { ...placeOf(done.state), count: '再次要求', sending: byHand() };
    expect(codesOf(await askReasons(county.deps, county.as.clerk, again))).toEqual(['once']);
  });

  it('T-21: asks for number and frequency, never for a purpose that the form would demand', async () => {
    const state = await county.received('2026-06-01');
    const order = { ...placeOf(state), count: ' ', sending: byHand() };
    expect(codesOf(await askReasons(county.deps, county.as.clerk, order))).toEqual(['field-invalid']);
  });

  it('fixes a later day once reasons were accepted, approved and told before the due day', async () => {
    const { state } = await asked('2026-06-01');
    const place = placeOf(state);
    const order = { ...place, until: '2026-09-30', reason: '涉及十年的档案', sending: byHand() };
    county.today('2026-06-26');
    expect(codesOf(await delayAnswer(county.deps, county.as.head, order))).toEqual(['reasons-not-accepted']);
    successOf(await takeReasons(county.deps, county.as.clerk, { ...place, ...given }));
    expect(codesOf(await delayAnswer(county.deps, county.as.clerk, order))).toEqual(['forbidden']);
    const early = { ...order, until: '2026-06-29' };
    expect(codesOf(await delayAnswer(county.deps, county.as.head, early))).toEqual(['field-invalid']);
    const done = successOf(await delayAnswer(county.deps, county.as.head, order));
    expect(done.clock.due).toBe('2026-09-30');
    expect(done.state.delay).toMatchObject({ approvedBy: 'account/head' });
  });

  it('is refused after the due day, and where the reasons were not accepted', async () => {
    const late = await asked('2026-06-01');
    successOf(await takeReasons(county.deps, county.as.clerk, { ...placeOf(late.state), ...given }));
    county.today('2026-07-01');
    const order = { until: '2026-09-30', reason: '涉及十年的档案', sending: byHand() };
    expect(
      codesOf(await delayAnswer(county.deps, county.as.head, { ...placeOf(late.state), ...order })),
    ).toEqual(['late']);
    const refused = await asked('2026-06-01');
    const no = { ...placeOf(refused.state), ...given, accepted: false };
    expect(codesOf(await takeReasons(county.deps, county.as.clerk, { ...no, finding: ' ' }))).toEqual([
      'field-invalid',
    ]);
    successOf(await takeReasons(county.deps, county.as.clerk, no));
    const done = await delayAnswer(county.deps, county.as.head, { ...placeOf(refused.state), ...order });
    expect(codesOf(done)).toEqual(['reasons-not-accepted']);
  });
});
