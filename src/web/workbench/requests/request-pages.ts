/** Pages of requests, those with a word in place of an id before the one that takes any. */
import type { Route } from '../../site.ts';
import { carriedOver } from './carry-over/carry-over.tsx';
import { mail } from './mail/mail.tsx';
import { mails } from './mail/mails.tsx';
import { newRequest } from './new/new.ts';
import { opennessPage } from './openness/openness.tsx';
import { actPages } from './request/act-pages.ts';
import { assign } from './request/assign/assign.tsx';
import { requestClock } from './request/clock/clock.tsx';
import { cohandle } from './request/cohandle/cohandle.tsx';
import { requestFiles } from './request/files/files.tsx';
import { requestNotes } from './request/notes/notes.tsx';
import { publishPage } from './request/publish/publish.tsx';
import { receipt } from './request/receipt/receipt.tsx';
import { request } from './request/request.ts';
import { reveal } from './request/reveal/reveal.tsx';
import { sheets } from './request/sheets/sheets.ts';
import { requests } from './requests.ts';

export const requestPages: readonly Route[] = [
  requests,
  newRequest,
  carriedOver,
  mails,
  mail,
  opennessPage,
  ...actPages,
  requestClock,
  assign,
  cohandle,
  requestFiles,
  requestNotes,
  publishPage,
  receipt,
  sheets,
  reveal,
  request,
];
