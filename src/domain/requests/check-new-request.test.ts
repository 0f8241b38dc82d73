import { describe, expect, it } from 'vitest';
import { testRequestRules } from '../../../tests/support/staff.ts';
import { checkNewRequest } from './check-new-request.ts';
import { longest, type NewRequest, noApplicant } from './new-request.ts';

const { intake } = testRequestRules();
const organisation = intake.applicants.find((kind) => kind.organisation)!.id;
const person = intake.applicants.find((kind) => !kind.organisation)!.id;
const online = intake.channels.find((channel) => channel.online)!.id;
const posted = intake.deliveries.find(({ needs }) => needs === 'address')!.id;

const request = (more: Partial<NewRequest> = {}, who: Partial<NewRequest['applicant']> = {}): NewRequest => ({
  regionId: '990121',
  agencyId: '1001',
  channel: online,
  arrivedAtAgency: null,
  arrivedAtOffice: null,
  confirmedOn: null,
  evidence: '',
  applicant: {
    ...noApplicant,
    kind: person,
    name: '谷雨生',
    paper: intake.papers.find((paper) => paper.for === 'person')!.id,
    identityNumber: '11010519491231002X',
    phone: '13800005678',
    ...who,
  },
  agent: null,
  title: '',
  items: [],
  description: '2025 年征地补偿标准',
  form: intake.forms[0]!.id,
  delivery: intake.deliveries.find(({ needs }) => needs === null)!.id,
  otherFormAccepted: false,
  needsHelp: false,
  agreesToPublish: false,
  oral: false,
  splitFrom: null,
  files: [],
  draft: null,
  demands: 'complete',
  ...more,
});

const fields = (...checked: Parameters<typeof request>) => {
  const { problems, missing } = checkNewRequest(intake, request(...checked), '2026-03-02');
  return { problems: problems.map(({ field }) => field), missing: missing.map(({ field }) => field) };
};
const fine = { problems: [], missing: [] };

describe('条例 29', () => {
  it('asks for name, paper, contact, description, form, and for no purpose', () => {
    expect(fields()).toEqual(fine);
    expect(
      fields({ description: ' ' }, { name: '', paper: '', identityNumber: '', phone: '' }).missing,
    ).toEqual(['name', 'paper', 'identityNumber', 'phone', 'description']);
  });
  it('asks an organisation for its code, its head and somebody to call', () => {
    const code = {
      kind: organisation,
      organisationCode: '91350100M000100Y43',
      representative: '甲',
      contactPerson: '乙',
    };
    expect(fields({}, code)).toEqual(fine);
    expect(fields({}, { ...code, organisationCode: '91350100M000100Y44' }).missing).toEqual([
      'organisationCode',
    ]);
    expect(fields({}, { kind: organisation }).missing).toEqual([
      'organisationCode',
      'representative',
      'contactPerson',
    ]);
  });
  it('asks for both persons where there is an agent', () => {
    const agent = { name: '', paper: '', identityNumber: '', phone: '' };
    expect(fields({ agent }).missing).toEqual([
      'agentName',
      'agentPhone',
      'agentPaper',
      'agentIdentityNumber',
    ]);
  });
  it('asks for what the way of delivery needs', () => {
    expect(fields({ delivery: posted }).missing).toEqual(['address']);
    expect(fields({ delivery: posted }, { address: '禾苗路 1 号' })).toEqual(fine);
  });
  it('doubts what looks mistyped, and keeps no number in a title', () => {
    expect(fields({}, { identityNumber: '110105194912310021' }).missing).toEqual(['identityNumber']);
    expect(fields({}, { email: 'nobody' }).missing).toEqual(['email']);
    expect(fields({ title: '我的身份证 11010519491231002X' }).problems).toEqual(['title']);
  });
  it('has a roof over every text', () => {
    expect(fields({ description: '长'.repeat(longest.description + 1) }).problems).toEqual(['description']);
    expect(fields({}, { name: '长'.repeat(longest.name + 1) }).problems).toEqual(['name']);
  });
  it('takes nothing that the rules do not name', () => {
    const strange = { channel: 'x', form: 'x', delivery: 'x' };
    expect(fields(strange, { kind: 'x' }).problems).toEqual(['channel', 'kind', 'form', 'delivery']);
  });
});
