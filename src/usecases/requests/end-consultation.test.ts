import { expect, it } from 'vitest';
import {
  byHand,
  byPost,
  caseCounty,
  codesOf,
  placeOf,
  successOf,
} from '../../../tests/support/case-county.ts';
import { eachDatabase } from '../../../tests/support/databases.ts';
import { runClock } from '../../domain/requests/run-clock.ts';
import { countyCalendar } from './county-calendar.ts';
import { deliverConsultation } from './deliver-consultation.ts';
import { endConsultation } from './end-consultation.ts';
import { judgeObjection } from './judge-objection.ts';
import { sendConsultation } from './send-consultation.ts';
import { sendLetter } from './send-letter.ts';
import { tellThirdParty } from './tell-third-party.ts';

const party = { name: '禾丰合作社', phone: '', email: 'hefeng@qinghe.example', address: '青禾县丰收路 8 号' };
const question = '补偿明细中涉及贵社的部分';

eachDatabase((_name, open) => {
  const county = caseCounty(open);
  const kindOf = (trait: 'third-party' | 'consent' | 'agency') =>
    county.deps.requestRules.intake.consultees.find(
      (each) =>
        each.from === '2019-05-15' &&
        (trait === 'third-party'
          ? each.party === 'third-party'
          : each.party === 'agency' && (each.silence === 'consent') === (trait === 'consent')),
    )!.id;
  const asked = async (
    receivedOn: string,
    on: string,
    kind: Parameters<typeof kindOf>[0] = 'third-party',
  ) => {
    const state = await county.received(receivedOn);
    county.today(on);
    return successOf(
      await sendConsultation(county.deps, county.as.clerk, {
        ...placeOf(state),
        consultee: kindOf(kind),
        agencyId: kind === 'third-party' ? '' : '1002',
        party: kind === 'third-party' ? party : null,
        question,
        sending: byPost(),
      }),
    );
  };

  it('asks in writing, seals who is asked, gives a link, and drafts the letter to the applicant', async () => {
    const done = await asked('2024-09-02', '2024-09-09');
    expect(done.clock.due).toBeNull();
    expect(done.replyLink).toMatch(/\/requests\/opinion\/[\w-]{43}$/);
    const token = done.replyLink!.split('/').at(-1)!;
    const link = await county.deps.storage.consultationLinks.get(
      done.state.regionId,
      county.deps.secrets.sha256(token),
    );
    expect(link).toMatchObject({
      requestId: done.state.requestId,
      consultation: done.consultation,
      usedAt: null,
    });
    const sealed = await county.deps.storage.personal.maskedOf(done.state.regionId, 'consultation', [
      done.consultation!,
    ]);
    expect(sealed.map(({ field }) => field).toSorted()).toEqual(['address', 'email', 'name']);
    expect(JSON.stringify(done.state)).not.toContain('禾丰');
    const told = done.state.letters.find(({ issued }) => issued === null)!;
    const sent = { ...placeOf(done.state), letterId: told.letterId, sending: byHand() };
    expect(
      successOf(await sendLetter(county.deps, county.as.clerk, sent)).state.letters.at(-1)?.sent,
    ).toHaveLength(1);
  });

  it('T-10: silence ends it on the fifteenth working day after receipt, over National Day, and decides nothing', async () => {
    const { state, consultation } = await asked('2024-09-02', '2024-09-09');
    const place = { ...placeOf(state), consultation: consultation! };
    const silent = (caller = county.as.clerk) =>
      endConsultation(county.deps, caller, { ...place, how: 'silent' });
    county.today('2024-10-09');
    expect(codesOf(await silent())).toEqual(['not-delivered']);
    const delivery = { ...place, on: '2024-09-10', evidence: '邮政回执 1 号' };
    successOf(await deliverConsultation(county.deps, county.as.clerk, delivery));
    county.today('2024-10-08');
    expect(codesOf(await silent())).toEqual(['period-open']);
    county.today('2024-10-09');
    const done = successOf(await silent());
    expect(done.state.consultations[0]?.ended).toMatchObject({ on: '2024-10-08', reply: 'none' });
    expect(done.clock).toMatchObject({ excludedWorkdays: 16, due: '2024-10-28' });
    // Whoever said nothing may still be told what is released and why (L-32.4).
    const told = successOf(
      await tellThirdParty(county.deps, county.as.clerk, {
        ...place,
        disclosed: '补偿总额',
        reason: '总额不反映成本，公开有利于监督',
        sending: byPost(),
      }),
    );
    const letter = told.state.letters.find(({ letterId }) => letterId === told.letterId);
    expect(letter?.sent).toMatchObject([{ way: 'post', on: '2024-10-09' }]);
  });

  it('takes the silence of a co-maker as consent, that of another agency as nothing', async () => {
    for (const [kind, reply] of [
      ['consent', 'agrees'],
      ['agency', 'none'],
    ] as const) {
      const { state, consultation } = await asked('2026-02-02', '2026-02-09', kind);
      const place = { ...placeOf(state), consultation: consultation! };
      successOf(
        await deliverConsultation(county.deps, county.as.clerk, {
          ...place,
          on: '2026-02-09',
          evidence: '收文章',
        }),
      );
      county.today('2026-03-09');
      const done = successOf(
        await endConsultation(county.deps, county.as.clerk, { ...place, how: 'silent' }),
      );
      expect(done.state.consultations[0]?.ended, kind).toMatchObject({ on: '2026-03-06', reply });
    }
  });

  it('L-34.1: the silence of a co-maker ends with its fifteenth day, that of another agency does not', async () => {
    for (const [kind, due] of [
      ['consent', '2026-03-27'],
      ['agency', null],
    ] as const) {
      const { state, consultation } = await asked('2026-02-02', '2026-02-09', kind);
      const place = { ...placeOf(state), consultation: consultation! };
      const came = { ...place, on: '2026-02-09', evidence: '收文章' };
      successOf(await deliverConsultation(county.deps, county.as.clerk, came));
      const clockOn = async (today: string) => {
        const { clockEvents } = await county.now(state.requestId);
        const calendar = await countyCalendar(county.deps.storage, county.deps, state.regionId);
        return runClock(
          county.deps.requestRules,
          calendar,
          { today, events: clockEvents },
          { explain: false },
        );
      };
      expect((await clockOn('2026-03-06')).due, kind).toBeNull();
      // Asked on the fifth day; fifteen are left, from 9 March on.
      expect((await clockOn('2026-03-20')).due, kind).toBe(due);
      county.today('2026-03-20');
      const late = { ...place, how: 'replied', reply: 'agrees' } as const;
      const done = successOf(await endConsultation(county.deps, county.as.clerk, late));
      expect(done.clock.due, kind).toBe(due ?? '2026-04-13');
    }
  });

  it('T-09: an objection is judged by the agency, with its reasons', async () => {
    const { state, consultation } = await asked('2024-05-06', '2024-05-13');
    const place = { ...placeOf(state), consultation: consultation! };
    county.today('2024-05-27');
    const objection = { ...place, how: 'replied', reply: 'objects' } as const;
    const end = (more: object) => endConsultation(county.deps, county.as.clerk, { ...objection, ...more });
    expect(codesOf(await end({}))).toEqual(['not-judged']);
    expect(codesOf(await end({ reasonable: true }))).toEqual(['field-invalid']);
    const done = successOf(
      await end({ reasonable: true, finding: '涉及未公开的成本价格', text: '会泄露成本' }),
    );
    expect(done.state.consultations[0]?.ended).toMatchObject({ reasonable: true, publicInterest: false });
    expect(done.clock).toMatchObject({ excludedWorkdays: 10, due: '2024-06-17' });
    expect(codesOf(await end({ reasonable: true, finding: '再次' }))).toEqual(['consultation-ended']);
  });

  it('T-09: what came by the link is judged later, and the third party is told before anything is released', async () => {
    const { state, consultation } = await asked('2026-03-02', '2026-03-05');
    const place = { ...placeOf(state), consultation: consultation! };
    county.today('2026-03-12');
    const tell = () =>
      tellThirdParty(county.deps, county.as.clerk, {
        ...place,
        disclosed: '补偿总额',
        reason: '总额不反映成本，公开有利于监督',
        sending: byHand(),
      });
    expect(codesOf(await tell())).toEqual(['no-objection']);
    successOf(
      await endConsultation(county.deps, county.as.clerk, {
        ...place,
        how: 'replied',
        reply: 'objects',
        reasonable: true,
        finding: '理由成立',
      }),
    );
    expect(codesOf(await tell())).toEqual(['objection-holds']);
    const judge = (more: object) =>
      judgeObjection(county.deps, county.as.clerk, {
        ...place,
        reasonable: true,
        publicInterest: true,
        finding: '涉及众多被征收人的切身利益',
        ...more,
      });
    expect(codesOf(await judge({ reasonable: null }))).toEqual(['field-invalid']);
    expect(codesOf(await judge({ finding: ' ' }))).toEqual(['field-invalid']);
    successOf(await judge({}));
    const told = successOf(await tell());
    expect(told.warnings[0]).toContain('2026年3月19日');
    const letter = told.state.letters.find(({ letterId }) => letterId === told.letterId)!;
    expect(letter).toMatchObject({ consultation, sent: [{ on: '2026-03-12' }] });
    expect(await county.deps.storage.caseFiles.get(state.regionId, letter.issued!.pdf)).toMatchObject({
      audience: 'third-party',
    });
  });

  it('asks for a name, a contact, a question, and an agency of the directory', async () => {
    const state = await county.received('2026-03-02');
    const order = { ...placeOf(state), agencyId: '', question, sending: byHand() };
    const send = (more: Partial<Parameters<typeof sendConsultation>[2]>) =>
      sendConsultation(county.deps, county.as.clerk, {
        ...order,
        consultee: kindOf('third-party'),
        party,
        ...more,
      });
    expect(codesOf(await send({ party: { name: '', phone: '', email: '', address: '' } }))).toEqual([
      'field-invalid',
      'field-invalid',
    ]);
    expect(codesOf(await send({ question: '' }))).toEqual(['field-invalid']);
    expect(codesOf(await send({ question: '谷雨生申请公开的补偿明细' }))).toEqual(['personal-data']);
    expect(codesOf(await send({ consultee: kindOf('agency'), party: null }))).toEqual(['field-invalid']);
    expect(codesOf(await send({ consultee: 'nobody' }))).toEqual(['field-invalid']);
  });
});
