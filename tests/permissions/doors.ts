/** Every door of the program, with the act that it asks the permission table for: routes, commands, timed jobs. */
import type { Act } from '../../src/policies/permissions.ts';
import type { JobName } from '../../src/usecases/jobs/job-table.ts';
import { administrationDoors } from './administration-doors.ts';
import { caseActDoors } from './case-act-doors.ts';
import { citizenDoors } from './citizen-doors.ts';
import type { Door } from './door.ts';
import { officeDoors } from './office-doors.ts';
import { ownDoors } from './own-doors.ts';
import { peopleDoors } from './people-doors.ts';
import { portalDoors } from './portal-doors.ts';
import { requestDoors } from './request-doors.ts';
import { sideDoors } from './side-doors.ts';
import { signInDoors } from './sign-in-doors.ts';

export const doors: readonly Door[] = [
  ...portalDoors,
  ...citizenDoors,
  ...signInDoors,
  ...ownDoors,
  ...officeDoors,
  ...peopleDoors,
  ...administrationDoors,
  ...requestDoors,
  ...sideDoors,
  ...caseActDoors,
];

/** Acts of each command; the command line acts as the operator. */
export const commandActs: Readonly<Record<string, readonly Act[]>> = {
  serve: ['program.run', 'demo.load', 'region.set-up', 'report.import'],
  'set-up': ['region.set-up'],
  'demo doors': ['sign-in.demo'],
  'demo replay': ['demo.replay', 'demo.load'],
  'report read': ['report.check'],
  'report audit': ['report.check'],
  'report import': ['report.import'],
  'report count': ['request.count', 'agency.directory'],
  'request clock': ['request.clock'],
  'request archive': ['request.archive', 'agency.directory'],
  'request verify': ['request.archive', 'agency.directory'],
  'rules check': ['rules.check'],
  'permission list': ['permission.list'],
  'agency list': ['agency.directory', 'agency.read'],
  'agency import': ['agency.import'],
  'agency export': ['agency.export'],
  'account create': ['account.create', 'role.grant'],
  'account invite': ['account.invite'],
  'account unlock': ['account.unlock'],
  backup: ['data.back-up'],
  restore: ['data.restore'],
  'job list': ['job.list'],
  'job run': [
    'notification.deliver',
    'task.make',
    'personal.anonymise',
    'sign-in.sweep',
    'audit.verify',
    'request.refresh',
    'mail-intake.fetch',
  ],
  'audit verify': ['audit.verify'],
  'audit head': ['audit.head'],
  'audit export': ['audit.export'],
  'privacy due': ['personal.retention'],
  'privacy anonymise': ['personal.anonymise'],
  'privacy export': ['personal.subject-export'],
  'key list': ['personal.rotate-keys'],
  'key rotate': ['personal.rotate-keys'],
  'key reseal': ['personal.rotate-keys'],
  'key retire': ['personal.rotate-keys'],
  'data migrate': ['data.grant'],
  'data grant': ['data.grant'],
  version: ['program.run'],
};

/** Acts of each timed job; they run as the program. */
export const jobActs: Readonly<Record<JobName, readonly Act[]>> = {
  'deliver-due': ['notification.deliver'],
  'send-digests': ['notification.deliver'],
  'make-due-tasks': ['task.make'],
  'fetch-mail': ['mail-intake.fetch'],
  'refresh-requests': ['request.refresh'],
  'remind-requests': ['request.refresh'],
  'anonymise-due': ['personal.anonymise'],
  sweep: ['sign-in.sweep'],
  'verify-audit-chain': ['audit.verify'],
};

/** Acts that no door asks for by itself, and where they are asked for. */
export const actsWithin: Readonly<Partial<Record<Act, string>>> = {
  'delegation.list': 'asked for every row of GET /workbench/delegations',
};
