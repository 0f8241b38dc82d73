/** Sheets for the file: filled from the case, printable before and after service, only by those who handle it. */
import { expect, it } from 'vitest';
import {
  byHand,
  caseCounty,
  codesOf,
  placeOf,
  signedNotHeld,
  successOf,
} from '../../../tests/support/case-county.ts';
import { eachDatabase } from '../../../tests/support/databases.ts';
import { docxText } from '../../../tests/support/unzip.ts';
import { registrationSheet, serviceRecord } from './case-sheet.ts';
import { serveAnswer } from './serve-answer.ts';

eachDatabase((_name, open) => {
  const county = caseCounty(open);

  it('D-01: the registration sheet says who asked, which kind of applicant, by which way and until when', async () => {
    const state = await county.received('2026-03-02');
    const order = { ...placeOf(state), format: 'docx' } as const;
    const made = successOf(await registrationSheet(county.deps, county.as.clerk, order));
    expect(made.fileName).toBe(`政府信息公开申请登记表-${state.number}.docx`);
    const text = docxText(made.bytes);
    for (const words of [state.number, '谷雨生', '2026年3月2日', '2026年3月30日'])
      expect(text).toContain(words);
    expect(text).toMatch(/申请人：谷雨生（.+）/);
    expect(text).not.toContain('待填');
    expect(codesOf(await registrationSheet(county.deps, county.as.other, order))).toEqual(['forbidden']);
    const pdf = successOf(await registrationSheet(county.deps, county.as.clerk, { ...order, format: 'pdf' }));
    expect(new TextDecoder().decode(pdf.bytes.slice(0, 5))).toBe('%PDF-');
  });

  it('D-29: the record of service has room to write in before, and what is on record after', async () => {
    const state = await county.received('2026-03-02');
    const { state: signed } = await signedNotHeld(county, state);
    const letterId = signed.decision!.letterId;
    const order = { ...placeOf(state), letterId, format: 'docx' } as const;
    const record = async () =>
      docxText(successOf(await serviceRecord(county.deps, county.as.clerk, order)).bytes);
    const before = await record();
    const number = signed.letters.find((each) => each.letterId === letterId)!.issued!.number!;
    for (const words of ['谷雨生', number, '直接送达', '＿＿＿＿年＿＿月＿＿日', '送达人'])
      expect(before).toContain(words);
    expect(before).not.toContain('待填');
    successOf(await serveAnswer(county.deps, county.as.clerk, { ...placeOf(state), sending: byHand() }));
    const after = await record();
    expect(after).toContain('回证 1 号');
    expect(after).toContain('送达日期：2026年3月2日');
    expect(
      codesOf(await serviceRecord(county.deps, county.as.clerk, { ...order, letterId: 'none' })),
    ).toEqual(['not-found']);
  });
});
