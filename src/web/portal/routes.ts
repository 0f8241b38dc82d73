/** Every address of the portal. */
import { api } from '../api/api.ts';
import type { Route } from '../site.ts';
import { about } from './about/about.ts';
import { agencies } from './agencies/agencies.ts';
import { apiPage } from './api/api-page.ts';
import { check } from './check/check.ts';
import { compare } from './compare/compare.ts';
import { components } from './components/components.ts';
import { findings } from './findings/findings.ts';
import { home } from './home/home.ts';
import { machine } from './machine/machine.ts';
import { directory } from './regions/agencies/agencies.ts';
import { publicAgency } from './regions/agencies/agency/agency.ts';
import { answer } from './regions/answers/answer/answer.ts';
import { answers } from './regions/answers/answers.ts';
import { complaints } from './regions/complaints/complaints.ts';
import { corrections } from './regions/corrections/corrections.ts';
import { region } from './regions/region.ts';
import { formLimit } from './regions/requests/form-limit.ts';
import { newRequest } from './regions/requests/new/new.ts';
import { wizardStep } from './regions/requests/new/step.ts';
import { wizardUpload } from './regions/requests/new/upload.ts';
import { opinion } from './regions/requests/opinion/opinion.ts';
import { receipt } from './regions/requests/receipt/receipt.ts';
import { requests } from './regions/requests/requests.ts';
import { similar } from './regions/requests/similar/similar.ts';
import { statusActs } from './regions/requests/status/acts.ts';
import { status } from './regions/requests/status/status.ts';
import { cell } from './reports/report/cell/cell.ts';
import { report } from './reports/report/report.ts';
import { text } from './reports/report/text/text.ts';
import { reports } from './reports/reports.ts';
import { rules } from './rules/rules.ts';
import { search } from './search/search.ts';
import { settings } from './settings/settings.ts';

export const routes: readonly Route[] = [
  home,
  reports,
  report,
  text,
  cell,
  region,
  agencies,
  directory,
  publicAgency,
  formLimit,
  requests,
  // Words in place of a step come before the address that takes any.
  newRequest,
  wizardUpload,
  wizardStep,
  similar,
  receipt,
  status,
  statusActs,
  opinion,
  answers,
  answer,
  search,
  corrections,
  complaints,
  compare,
  findings,
  check,
  settings,
  rules,
  about,
  apiPage,
  api,
  components,
  machine,
];
