/** Fields that no form has (mass assignment), fields twice, and objects of others (IDOR). */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { notify } from '../../src/usecases/notifications/notify.ts';
import { putContacts } from '../../src/usecases/people/account-contacts.ts';
import { sessionTokenPattern } from './session-token.ts';
import { goodPassword, makePerson } from '../support/sign-in.ts';
import { otherRegion, testRegion } from '../support/staff.ts';
import { type County, startCounty } from './county.ts';
