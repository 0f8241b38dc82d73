/**
 * Requests to addresses that people typed in: they must not reach into the house (SSRF). The name is resolved once,
 * every address it has is checked, and the connection goes to the address that was checked.
 */
import { lookup } from 'node:dns/promises';
import { Agent as HttpAgent, request as httpRequest, type IncomingMessage } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';

/** Hosts in the county's own network that may be reached: `host` (ports 443 and 8443) or `host:port`. */
export type AllowedHosts = readonly string[];

export interface ResolvedAddress {
  readonly address: string;
  readonly family: number;
}

export interface GuardOptions {
  readonly allowed: AllowedHosts;
  /** Resolves a name; the system's resolver unless told. */
  readonly resolve?: (host: string) => Promise<readonly ResolvedAddress[]>;
  /** For the whole request, in milliseconds. */
  readonly timeout?: number;
  /** Most bytes of the answer that are read. */
  readonly mostBytes?: number;
}

/** The address is not one that may be reached; the message is for people. */
export class Forbidden extends Error {}

export interface Answer {
  readonly status: number;
  readonly text: string;
}

const usualPorts = new Set(['443', '8443']);
const reachableInside = new Set(['unicast', 'private', 'loopback', 'uniqueLocal', 'carrierGradeNat']);

/** What is wrong with the address as it is written, in Chinese; null: nothing. Names are resolved later. */
export function checkAddress(address: string, allowed: AllowedHosts): string | null {
  if (!URL.canParse(address)) return '网关地址应是完整的网址，如 https://sms.example.gov.cn/send。';
  const url = new URL(address);
  const host = bareHost(url);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return '网关地址应以 https:// 开头。';
  if (url.username !== '' || url.password !== '') return '网关地址中不能带用户名和口令：网关按签名核对来源。';
  if (!writtenPlainly(address, host)) return '网关地址中的 IP 地址应写成通常的形式，如 203.0.113.5。';
  const listed = isListed(url, allowed);
  if (url.protocol === 'http:' && !(listed && isLoopback(host)))
    return '网关地址应以 https:// 开头：未加密的地址会泄露内容。';
  if (!usualPorts.has(portOf(url)) && !listed)
    return '网关地址只能用 443 或 8443 端口；内网网关请运维人员列入 GONGKAI_OUTBOUND_HOSTS。';
  if (isIP(host) !== 0 && !mayReach(host, listed)) return insideWords;
  return null;
}

const insideWords =
  '网关地址指向本机或内部网络：为防止借道攻击已拒绝。确是本县内网网关的，请运维人员列入 GONGKAI_OUTBOUND_HOSTS。';

/**
 * Posts a body. Redirects are not followed.
 * @throws {Forbidden} when the address may not be reached; other errors when the network fails or an answer is too long
 */
export async function guardedPost(
  address: string,
  headers: Readonly<Record<string, string>>,
  body: string,
  options: GuardOptions,
): Promise<Answer> {
  const wrong = checkAddress(address, options.allowed);
  if (wrong !== null) throw new Forbidden(wrong);
  const url = new URL(address);
  const signal = AbortSignal.timeout(options.timeout ?? 10_000);
  const pinned = await checkedAddress(url, options, signal);
  return post(url, pinned, headers, body, options.mostBytes ?? 64 * 1024, signal);
}

/** Resolves once; one forbidden address among several spoils the name. */
async function checkedAddress(
  url: URL,
  { allowed, resolve = resolveAll }: GuardOptions,
  signal: AbortSignal,
): Promise<ResolvedAddress> {
  const host = bareHost(url);
  const family = isIP(host);
  const all = family === 0 ? await orAborted(resolve(host), signal) : [{ address: host, family }];
  const listed = isListed(url, allowed);
  const [first] = all;
  if (first === undefined) throw new Error('ENOTFOUND');
  if (!all.every(({ address }) => mayReach(address, listed))) throw new Forbidden(insideWords);
  if (url.protocol === 'http:' && !all.every(({ address }) => isLoopback(address)))
    throw new Forbidden(insideWords);
  return first;
}

/** Every address of a name, as the system's resolver knows it. */
export const resolveAll = (host: string): Promise<readonly ResolvedAddress[]> => lookup(host, { all: true });

function orAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>();
  const stop = () => reject(signal.reason);
  signal.addEventListener('abort', stop, { once: true });
  return Promise.race([work, promise]).finally(() => signal.removeEventListener('abort', stop));
}

function post(
  url: URL,
  pinned: ResolvedAddress,
  headers: Readonly<Record<string, string>>,
  body: string,
  mostBytes: number,
  signal: AbortSignal,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const secure = url.protocol === 'https:';
    const sent = (secure ? httpsRequest : httpRequest)(url, {
      method: 'POST',
      // A connection of its own: one that is kept might lead elsewhere.
      agent: secure ? new HttpsAgent({ keepAlive: false }) : new HttpAgent({ keepAlive: false }),
      headers: { ...headers, 'Content-Length': String(Buffer.byteLength(body)) },
      lookup: (_host, options, found) => {
        const { address, family } = pinned;
        if (options.all === true) found(null, [{ address, family }]);
        else found(null, address, family);
      },
      signal,
    });
    sent.on('error', reject);
    sent.on('response', (answer) => readAnswer(answer, mostBytes).then(resolve, reject));
    sent.end(body);
  });
}

async function readAnswer(answer: IncomingMessage, mostBytes: number): Promise<Answer> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of answer as AsyncIterable<Buffer>) {
    bytes += part.length;
    if (bytes > mostBytes) {
      answer.destroy();
      throw new Error('answer too long');
    }
    parts.push(part);
  }
  return { status: answer.statusCode ?? 0, text: Buffer.concat(parts).toString('utf8') };
}

const bareHost = (url: URL): string =>
  url.hostname
    .replace(/^\[|\]$/g, '')
    .replace(/\.$/, '')
    .toLowerCase();

const portOf = (url: URL): string => url.port || (url.protocol === 'https:' ? '443' : '80');

function isListed(url: URL, allowed: AllowedHosts): boolean {
  const host = bareHost(url);
  const written = host.includes(':') ? `[${host}]` : host;
  return allowed.some((each) => {
    const entry = each.toLowerCase();
    return entry === `${written}:${portOf(url)}` || (entry === written && usualPorts.has(portOf(url)));
  });
}

/** Decimal, octal and hexadecimal spellings of an address become an ordinary one in a URL: they are not accepted. */
function writtenPlainly(address: string, host: string): boolean {
  return (
    isIP(host) !== 4 ||
    new RegExp(`^https?://${host.replaceAll('.', '\\.')}(?:[:/?#]|$)`, 'i').test(address.trim())
  );
}

/** The address itself; the IPv4 address where one is wrapped in IPv6. */
function parsed(address: string): ipaddr.IPv4 | ipaddr.IPv6 | null {
  return ipaddr.isValid(address) ? ipaddr.process(address) : null;
}

/** Does it stay on this machine? */
export const isLoopback = (address: string): boolean =>
  parsed(address)?.range() === 'loopback' || address === 'localhost';

/** Public addresses, and for hosts of the list those of the county's own network. Link-local ones never. */
export function mayReach(address: string, listed: boolean): boolean {
  const range = parsed(address)?.range();
  return range !== undefined && (listed ? reachableInside.has(range) : range === 'unicast');
}
