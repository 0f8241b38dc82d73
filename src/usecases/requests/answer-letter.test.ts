/** What the letter of an answer says of several items. */
import { expect, it } from 'vitest';
import {
  caseCounty,
  fullSearch,
  kindWithProof,
  placeOf,
  successOf,
} from '../../../tests/support/case-county.ts';
import { eachDatabase } from '../../../tests/support/databases.ts';
import { answerItem } from './answer-item.ts';
import { readText } from './keep-file.ts';
import { reviewAnswer } from './review-answer.ts';
import { signAnswer } from './sign-answer.ts';
import { submitAnswer } from './submit-answer.ts';

eachDatabase((_name, open) => {
  const county = caseCounty(open);

  it('T-15: two items that do not exist each say where was searched', async () => {
    const state = await county.received('2026-03-02', { items: ['补偿标准', '1985年的底册'] });
    const { deps, as } = county;
    const place = placeOf(state);
    for (const [itemId, systems] of [
      ['1', '公文系统'],
      ['2', '土地档案库'],
    ] as const)
      successOf(
        await answerItem(deps, as.clerk, {
          ...place,
          itemId,
          answer: kindWithProof(deps, 'search-dates-in-order'),
          grounds: [],
          groundKinds: {},
          proofs: { 'search-record': { ...fullSearch('2026-03-02'), systems } },
          text: '',
          files: [],
        }),
      );
    successOf(await submitAnswer(deps, as.clerk, place));
    successOf(await reviewAnswer(deps, as.reviewer, place));
    const { model } = successOf(await signAnswer(deps, as.leader, place)).state.letters.at(-1)!.issued!;
    const letter = (await readText(county.deps.storage, state.regionId, model)) ?? '';
    const told = (JSON.parse(letter) as { model: { body: readonly { text?: string }[] } }).model.body.map(
      ({ text = '' }) => text,
    );
    const of = (title: string) => told.filter((text) => text.includes(`关于“${title}”`));
    expect(of('补偿标准')).toEqual([expect.stringContaining('公文系统')]);
    expect(of('1985年的底册')).toEqual([expect.stringContaining('土地档案库')]);
    for (const system of ['公文系统', '土地档案库'])
      expect(told.filter((text) => text.includes(system))).toHaveLength(1);
  });
});
