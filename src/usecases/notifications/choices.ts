/** How a person wants to be told. */
import { nextSendTime } from '../../domain/notifications/send-time.ts';
import type { Caller } from '../../domain/people/caller.ts';
import { done, type Problem, type Result, refused } from '../../domain/problems/problem.ts';
import { look, perform } from '../perform.ts';
import type { NoticeChoice } from '../ports/notifications.ts';
import type { MaskedDatum } from '../ports/personal-data.ts';
import type { Stores } from '../ports/stores.ts';
import type { StaffDeps } from '../staff-deps.ts';
import { ownOf } from './own-of.ts';

export interface ChoiceView {
  readonly choice: NoticeChoice;
  /** Masked; null: not registered. */
  readonly email: string | null;
  readonly phone: string | null;
  /** Does the county have a gateway that works? */
  readonly gateway: boolean;
  /** Names of the kinds that are sent at once whatever is chosen. */
  readonly urgent: readonly string[];
}

const modes = ['at-once', 'daily', 'never'] as const;
const clockTime = /^(?:[01]\d|2[0-3]):[0-5]\d$/;

/** The caller's own choice, and where it would be sent. */
export async function showChoices(deps: StaffDeps, caller: Caller): Promise<Result<ChoiceView>> {
  const { regionId, accountId, resource } = ownOf(caller);
  const order = { act: 'own.read', subject: `account/${accountId}`, resource } as const;
  return look(deps, caller, order, async ({ notifications, personal }) => {
    const [choice, gateway, data] = await Promise.all([
      notifications.choice(regionId, accountId),
      notifications.gateway(regionId),
      personal.maskedOf(regionId, 'account', [accountId]),
    ]);
    return done({
      choice,
      email: maskedOf(data, 'email'),
      phone: maskedOf(data, 'phone'),
      gateway: gateway?.enabled === true,
      urgent: deps.wording.kinds.filter(({ urgent }) => urgent).map(({ name }) => name),
    });
  });
}

const maskedOf = (data: readonly MaskedDatum[], name: string): string | null =>
  data.find(({ field, anonymisedAt }) => field === name && anonymisedAt === null)?.masked ?? null;

/** What the form sends; anything else in it is not read. */
export interface ChoiceInput {
  readonly mail: string;
  readonly gateway: string;
  /** Both '' for none. */
  readonly quietFrom: string;
  readonly quietUntil: string;
  readonly digestAt: string;
}

/** Changes the caller's own choice; what waits for a digest moves to the new time. */
export async function saveChoices(
  deps: StaffDeps,
  caller: Caller,
  input: ChoiceInput,
): Promise<Result<NoticeChoice>> {
  const { regionId, accountId, resource } = ownOf(caller);
  const order = { act: 'own.change', subject: `account/${accountId}`, resource } as const;
  return perform(deps, caller, order, async (stores, at) => {
    const parsed = parseChoice(input);
    if (!parsed.ok) return parsed;
    const before = await stores.notifications.choice(regionId, accountId);
    await stores.notifications.putChoice(regionId, accountId, parsed.value);
    await moveDigests(stores, { regionId, accountId }, parsed.value, at);
    const detail = { mail: parsed.value.mail, gateway: parsed.value.gateway };
    return done({ value: parsed.value, before, after: parsed.value, detail });
  });
}

async function moveDigests(
  { notifications }: Stores,
  who: { readonly regionId: string; readonly accountId: string },
  choice: NoticeChoice,
  at: string,
): Promise<void> {
  for (const channel of ['mail', 'gateway'] as const) {
    const dueAt = nextSendTime({ ...choice, mode: choice[channel] }, at);
    await notifications.moveDigest({ ...who, channel }, dueAt);
  }
}

function parseChoice(input: ChoiceInput): Result<NoticeChoice> {
  const { mail, gateway, quietFrom, quietUntil, digestAt } = input;
  const problems: Problem[] = [];
  const wrong = (field: string, message: string) =>
    void problems.push({ code: 'field-invalid', field, message });
  if (!isMode(mail)) wrong('mail', '请选择怎样发邮件。');
  if (!isMode(gateway)) wrong('gateway', '请选择怎样发短信。');
  if (!clockTime.test(digestAt)) wrong('digestAt', '每日汇总的时间应写成 08:30 的样子。');
  if (quietFrom !== '' && !clockTime.test(quietFrom))
    wrong('quietFrom', '免打扰的开始时间应写成 22:00 的样子。');
  if (quietUntil !== '' && !clockTime.test(quietUntil))
    wrong('quietUntil', '免打扰的结束时间应写成 07:30 的样子。');
  if (quietFrom === '' && quietUntil !== '') wrong('quietFrom', '请填写免打扰的开始时间，或两处都不填。');
  if (quietFrom !== '' && quietUntil === '') wrong('quietUntil', '请填写免打扰的结束时间，或两处都不填。');
  if (quietFrom !== '' && quietFrom === quietUntil)
    wrong('quietUntil', '免打扰的开始和结束时间不能相同；不需要免打扰时两处都不填。');
  const [first, ...more] = problems;
  if (first !== undefined) return refused(first, ...more);
  if (!isMode(mail) || !isMode(gateway)) throw new Error('unreachable: modes were checked');
  return done({
    mail,
    gateway,
    quietFrom: quietFrom === '' ? null : quietFrom,
    quietUntil: quietUntil === '' ? null : quietUntil,
    digestAt,
  });
}

const isMode = (text: string): text is NoticeChoice['mail'] => (modes as readonly string[]).includes(text);
