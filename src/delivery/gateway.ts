/** Hands messages to a county's gateway for text messages or WeCom: signed JSON over HTTPS. */
import { createHmac } from 'node:crypto';
import type { Carried, GatewayCarrier } from '../usecases/ports/delivery.ts';
import { Forbidden, type GuardOptions, guardedPost } from './guarded-fetch.ts';

/** Answers that will not change by asking again: the message itself is not accepted. */
const refusedForGood = new Set([400, 413, 422]);

/**
 * A carrier that posts `{to, title, text, kind, id}`. `X-Gongkai-Signature` is `v1=` and the HMAC-SHA-256, in
 * hexadecimal, of `<X-Gongkai-Timestamp>.<body>`; `Idempotency-Key` is the same at every attempt.
 */
export function gatewayCarrier(options: GuardOptions): GatewayCarrier {
  return async ({ address, key }, { to, title, text, kind, id }, at) => {
    const body = JSON.stringify({ to, title, text, kind, id });
    const timestamp = String(Math.floor(at.getTime() / 1000));
    const signature = signatureOf(key, timestamp, body);
    try {
      const answer = await guardedPost(
        address,
        {
          'Content-Type': 'application/json; charset=utf-8',
          Accept: 'application/json',
          'User-Agent': 'gongkai',
          'X-Gongkai-Timestamp': timestamp,
          'X-Gongkai-Signature': signature,
          'Idempotency-Key': id,
        },
        body,
        options,
      );
      return carriedBy(answer.status);
    } catch (error) {
      if (error instanceof Forbidden) return { ok: false, final: false, trouble: error.message };
      return { ok: false, final: false, trouble: networkWords(error) };
    }
  };
}

/** What the gateway checks: HMAC-SHA-256 over time and body, so that neither can be changed or used again later. */
export function signatureOf(key: string, timestamp: string, body: string): string {
  return `v1=${createHmac('sha256', key).update(`${timestamp}.${body}`).digest('hex')}`;
}

function carriedBy(status: number): Carried {
  if (status >= 200 && status < 300) return { ok: true };
  if (status >= 300 && status < 400)
    return {
      ok: false,
      final: false,
      trouble: `网关要求转到别的地址（${status}），为安全起见没有跟随：请填写网关的最终地址。`,
    };
  return { ok: false, final: refusedForGood.has(status), trouble: `网关没有接收，返回 ${status}。` };
}

const wordsOfCodes: Readonly<Record<string, string>> = {
  ECONNREFUSED: '网关拒绝连接。',
  ECONNRESET: '网关中断了连接。',
  ENOTFOUND: '找不到网关的主机名。',
  EAI_AGAIN: '暂时查不到网关的主机名。',
  ETIMEDOUT: '连接网关超时。',
  CERT_HAS_EXPIRED: '网关的证书已过期。',
  DEPTH_ZERO_SELF_SIGNED_CERT: '网关的证书不受信任。',
  SELF_SIGNED_CERT_IN_CHAIN: '网关的证书不受信任。',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: '网关的证书不受信任。',
  ERR_TLS_CERT_ALTNAME_INVALID: '网关的证书与主机名不符。',
};

function networkWords(error: unknown): string {
  const { code, name, message } = error as { code?: unknown; name?: string; message?: string };
  if (name === 'AbortError' || name === 'TimeoutError') return '网关没有按时回答。';
  if (message === 'answer too long') return '网关的回答太长，已中断。';
  const known = typeof code === 'string' ? wordsOfCodes[code] : undefined;
  return known ?? '没有连上网关。';
}
