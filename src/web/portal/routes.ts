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
import { region } from './regions/region.ts';
import { cell } from './reports/report/cell/cell.ts';
import { report } from './reports/report/report.ts';
import { text } from './reports/report/text/text.ts';
import { reports } from './reports/reports.ts';
import { rules } from './rules/rules.ts';
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
