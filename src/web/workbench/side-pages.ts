/** Pages of the procedures beside requests, those with a word in place of an id before the ones that take any. */
import type { Route } from '../site.ts';
import { calendar } from './calendar/calendar.ts';
import { newNotice } from './calendar/new/new.ts';
import { calendarNotice } from './calendar/notice/notice.tsx';
import { complaintCase } from './complaints/case/case.tsx';
import { complaintStep } from './complaints/case/step/step.ts';
import { complaints } from './complaints/complaints.ts';
import { newComplaint } from './complaints/new/new.ts';
import { correctionCase } from './corrections/case/case.tsx';
import { correctionStep } from './corrections/case/step/step.ts';
import { corrections } from './corrections/corrections.ts';
import { newCorrection } from './corrections/new/new.ts';
import { dispute } from './disputes/dispute/dispute.ts';
import { evidence } from './disputes/dispute/evidence/evidence.ts';
import { disputeFiles } from './disputes/dispute/files/files.tsx';
import { disputeStep } from './disputes/dispute/step/step.ts';
import { disputes } from './disputes/disputes.ts';
import { newDispute } from './disputes/new/new.ts';
import { requestArchivePage } from './requests/request/archive/archive.tsx';
import { statistics } from './requests/statistics/statistics.ts';

export const sidePages: readonly Route[] = [
  // Before the pages of requests, one of which takes any id.
  statistics,
  requestArchivePage,
  disputes,
  newDispute,
  disputeFiles,
  evidence,
  dispute,
  disputeStep,
  corrections,
  newCorrection,
  correctionCase,
  correctionStep,
  complaints,
  newComplaint,
  complaintCase,
  complaintStep,
  calendar,
  newNotice,
  calendarNotice,
];
