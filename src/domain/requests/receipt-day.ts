/** The day of receipt by the way in (law book L-31.1 to L-31.4). */
import { isDay } from '../days/county-day.ts';
import { dayWords } from '../days/day-words.ts';
import type { Problem } from '../problems/problem.ts';
import type { Channel } from '../request-rules/intake-rules.ts';

export interface Arrival {
  readonly arrivedAtAgency: string;
  readonly arrivedAtOffice: string;
  readonly confirmedOn: string | null;
}

export type ReceiptDay =
  | { readonly ok: true; readonly receivedOn: string }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** Fixes the day. Problems name the field that is wrong. @param today `YYYY-MM-DD` */
export function receiptDay(channel: Channel, arrival: Arrival, today: string): ReceiptDay {
  const problems: Problem[] = [];
  const { arrivedAtAgency, arrivedAtOffice, confirmedOn } = arrival;
  const wrong = (field: string, message: string) =>
    problems.push({ code: 'field-invalid', field, message, article: channel.article });
  const known = (field: string, day: string) => {
    if (!isDay(day)) wrong(field, '请按 年-月-日 填写日期，例如 2026-03-02。');
    else if (day > today) wrong(field, '日期还没有到，请核对。');
  };
  known('arrivedAtAgency', arrivedAtAgency);
  known('arrivedAtOffice', arrivedAtOffice);
  if (problems.length === 0 && arrivedAtOffice < arrivedAtAgency)
    wrong('arrivedAtOffice', '到达公开工作机构的日期不能早于到达本机关的日期，请核对。');
  if (channel.receipt === 'confirmation') {
    if (confirmedOn === null) wrong('confirmedOn', '请填写与申请人确认的日期：以确认之日为收到日。');
    else {
      known('confirmedOn', confirmedOn);
      if (isDay(confirmedOn) && confirmedOn < arrivedAtAgency)
        wrong('confirmedOn', '确认日期不能早于到达本机关的日期，请核对。');
    }
  }
  if (problems.length > 0) return { ok: false, problems };
  return { ok: true, receivedOn: dayBy(channel, arrival) };
}

/**
 * What to tell whoever registers: it was to be confirmed on the day it arrived, and was confirmed later only (L-31.2). The
 * later day counts all the same; the delay is the house's. null: nothing to tell. The arrival must be without a problem.
 */
export function lateConfirmation(channel: Channel, arrival: Arrival): Problem | null {
  const { arrivedAtAgency, arrivedAtOffice, confirmedOn } = arrival;
  if (channel.receipt !== 'confirmation' || confirmedOn === null) return null;
  // From another part of the house it is to be confirmed on the day the office really has it (L-31.4).
  const arrivedOn = channel.within ? arrivedAtOffice : arrivedAtAgency;
  if (confirmedOn <= arrivedOn) return null;
  const message = `申请${dayWords(arrivedOn)}已经到达，${dayWords(confirmedOn)}才与申请人确认，晚于到达当天`;
  return { code: 'confirmed-late', field: 'confirmedOn', message, article: channel.article };
}

function dayBy({ receipt }: Channel, { arrivedAtAgency, confirmedOn }: Arrival): string {
  switch (receipt) {
    case 'submission':
    case 'agency-signature':
    case 'acknowledgement':
      return arrivedAtAgency;
    case 'confirmation':
      return confirmedOn ?? arrivedAtAgency;
  }
}
