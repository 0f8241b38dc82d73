/** The county's gateway for text messages or WeCom. */
import type { Caller } from '../../domain/people/caller.ts';
import { gatewayPlace } from '../../domain/personal-data/sealed-place.ts';
import { done, type Result, refused } from '../../domain/problems/problem.ts';
import { look, operate, perform } from '../perform.ts';
import type { Gateway } from '../ports/notifications.ts';
import type { Stores } from '../ports/stores.ts';
import { localTime } from '../sign-in/local-time.ts';
import type { StaffDeps } from '../staff-deps.ts';
import { holdersOf } from './holders-of.ts';
import { notify } from './notify.ts';

export interface GatewayView {
  /** '' when none was set. */
  readonly address: string;
  readonly enabled: boolean;
  readonly hasKey: boolean;
}

const act = 'notification.gateway';
const longest = 500;

const orderOf = (caller: Caller, subject = 'gateway') => {
  const regionId = caller.kind === 'staff' ? caller.regionId : null;
  return { order: { act, subject, resource: { regionId } } as const, regionId: regionId ?? '' };
};

/** The gateway as it is set; never its key. */
export async function showGateway(deps: StaffDeps, caller: Caller): Promise<Result<GatewayView>> {
  const { order, regionId } = orderOf(caller);
  return look(deps, caller, order, async ({ notifications }) =>
    done(viewOf(await notifications.gateway(regionId))),
  );
}

const viewOf = (gateway: Gateway | null): GatewayView => ({
  address: gateway?.address ?? '',
  enabled: gateway?.enabled ?? false,
  hasKey: gateway !== null && gateway.sealedKey !== '',
});

/** Sets address and whether it is used. An address that could lead into the house is refused. */
export async function saveGateway(
  deps: StaffDeps,
  caller: Caller,
  input: { readonly address: string; readonly enabled: boolean },
): Promise<Result<GatewayView>> {
  const { order, regionId } = orderOf(caller);
  return perform(deps, caller, order, async (stores) => {
    const { address, enabled } = input;
    const before = await stores.notifications.gateway(regionId);
    const wrong =
      address === ''
        ? '请填写网关地址。'
        : address.length > longest
          ? `网关地址不能超过 ${longest} 个字符。`
          : deps.carriers.checkGatewayAddress(address);
    if (wrong !== null) return refused({ code: 'field-invalid', field: 'address', message: wrong });
    const sealedKey = before?.sealedKey ?? '';
    if (enabled && sealedKey === '') {
      return refused({
        code: 'field-invalid',
        field: 'enabled',
        message: '请先保存为“停用”，生成密钥并告诉网关，再启用。',
      });
    }
    const after = { regionId, address, sealedKey, enabled };
    await stores.notifications.putGateway(after);
    await tellOthers(stores, deps, caller, regionId);
    return done({
      value: viewOf(after),
      before: viewOf(before),
      after: viewOf(after),
      detail: { host: new URL(address).host, enabled },
    });
  });
}

/** Makes a new key. @returns the key in clear, once: it is kept sealed and never shown again */
export async function newGatewayKey(deps: StaffDeps, caller: Caller): Promise<Result<string>> {
  const { order, regionId } = orderOf(caller, 'gateway/key');
  return perform(deps, caller, order, async (stores) => {
    const before = await stores.notifications.gateway(regionId);
    if (before === null)
      return refused({ code: 'not-allowed', message: '还没有网关：请先填写网关地址并保存，再生成密钥。' });
    const key = deps.secrets.chance.token();
    const sealedKey = deps.secrets.sealer.seal(key, gatewayPlace(regionId));
    await stores.notifications.putGateway({ ...before, sealedKey });
    await tellOthers(stores, deps, caller, regionId);
    return done({ value: key, detail: { newKey: true } });
  });
}

/** Sends a test message to the caller's own phone. @returns null: it was taken; else what the gateway said */
export async function testGateway(deps: StaffDeps, caller: Caller): Promise<Result<string | null>> {
  const { order, regionId } = orderOf(caller, 'gateway/test');
  const accountId = caller.kind === 'staff' ? caller.accountId : '';
  return operate(deps, caller, order, async () => {
    const { notifications, personal } = deps.storage;
    const gateway = await notifications.gateway(regionId);
    if (gateway === null || gateway.sealedKey === '')
      return refused({ code: 'not-allowed', message: '请先保存网关地址并生成密钥，再发测试消息。' });
    if (await notifications.isDemo(regionId))
      return refused({ code: 'not-allowed', message: '这是演示县：消息不会真的发出，见演示发件箱。' });
    const to = await personal.openField({ regionId, ownerKind: 'account', ownerId: accountId }, 'phone');
    if (to === null)
      return refused({
        code: 'not-allowed',
        message: '您没有登记手机号码，测试消息无处可发：请另一位系统管理员在“账户”中登记后再试。',
      });
    const key = deps.secrets.sealer.open(gateway.sealedKey, gatewayPlace(regionId));
    const carried = await deps.carriers.gateway(
      { address: gateway.address, key },
      {
        to,
        title: '测试消息',
        text: '这是政府信息公开工作台的测试消息，收到说明网关已接通。',
        kind: 'test',
        id: deps.secrets.chance.id(),
      },
      deps.clock(),
    );
    return done({ value: carried.ok ? null : carried.trouble, detail: { taken: carried.ok } });
  });
}

/** Whoever can read all messages by changing the gateway does not do so unseen. */
async function tellOthers(stores: Stores, deps: StaffDeps, caller: Caller, regionId: string): Promise<void> {
  const others = await holdersOf(stores, regionId, 'system-administrator');
  await notify(stores, deps, {
    regionId,
    accountIds: others.filter((id) => caller.kind !== 'staff' || id !== caller.accountId),
    kind: 'gateway-changed',
    subject: 'gateway',
    facts: { at: localTime(deps.clock().toISOString()) },
    link: '/workbench/gateway',
  });
}
