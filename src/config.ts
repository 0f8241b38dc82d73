/** Configuration: the environment, read once, checked as a whole, frozen. docs/configuration.md is made of this table. */
import { isAbsolute, join } from 'node:path';
import { type LogLevel, logLevels } from './log.ts';

export interface Config {
  readonly host: string;
  /** 0: any free port. */
  readonly port: number;
  /** Absolute path of the folder that holds the embedded database and the lock of the running process. */
  readonly dataFolder: string;
  /** Address of a PostgreSQL; null: the embedded database in {@link dataFolder}. */
  readonly databaseUrl: string | null;
  /** Address under which people reach the site, without a slash at the end; null: the address served on. */
  readonly publicUrl: string | null;
  readonly trustProxy: boolean;
  /** Largest file that may be uploaded, in bytes. */
  readonly uploadBytes: number;
  readonly auditPerMinute: number;
  readonly demo: boolean;
  readonly logLevel: LogLevel;
}

type Parsed = { readonly value: unknown } | { readonly expected: string };

/** One environment variable: how it is read, and what the documentation says about it. */
export interface Variable {
  readonly name: string;
  readonly key: keyof Config;
  /** What is allowed, in words. */
  readonly allowed: string;
  /** As it would be written in the environment; '' stands for "not set". */
  readonly fallback: string;
  readonly meaning: { readonly en: string; readonly zh: string };
  /** The value may hold a password and is never printed. */
  readonly secret?: true;
  readonly parse: (text: string, root: string) => Parsed;
}

const whole =
  (from: number, to: number, scale = 1) =>
  (text: string): Parsed => {
    const number = Number(text);
    return /^\d+$/.test(text) && number >= from && number <= to
      ? { value: number * scale }
      : { expected: `a whole number from ${from} to ${to}` };
  };

const yesOrNo = (text: string): Parsed =>
  text === 'true' || text === 'false' ? { value: text === 'true' } : { expected: 'true or false' };

const address =
  (...protocols: string[]) =>
  (text: string): Parsed => {
    if (text === '') return { value: null };
    const url = URL.canParse(text) ? new URL(text) : null;
    return url && protocols.includes(url.protocol)
      ? { value: text.replace(/\/+$/, '') }
      : { expected: `an address beginning with ${protocols.map((each) => `${each}//`).join(' or ')}` };
  };

/** Every variable, in the order of the documentation. */
export const variables: readonly Variable[] = [
  {
    name: 'GONGKAI_HOST',
    key: 'host',
    allowed: 'a host name or IP address',
    fallback: '127.0.0.1',
    meaning: {
      en: 'Network interface to listen on; 0.0.0.0 for all of them.',
      zh: '监听的网络接口；0.0.0.0 表示全部接口。',
    },
    parse: (text) => (/^[\w.:-]+$/.test(text) ? { value: text } : { expected: 'a host name or IP address' }),
  },
  {
    name: 'GONGKAI_PORT',
    key: 'port',
    allowed: '0–65535 (0: any free port)',
    fallback: '8080',
    meaning: { en: 'Port to listen on.', zh: '监听的端口。' },
    parse: whole(0, 65535),
  },
  {
    name: 'GONGKAI_DATA',
    key: 'dataFolder',
    allowed: 'a folder; relative to the checkout',
    fallback: 'var',
    meaning: {
      en: 'Folder of the embedded database. It must be writable, and only one process may use it at a time.',
      zh: '内嵌数据库所在文件夹，须可写，同一时间只能由一个进程使用。',
    },
    parse: (text, root) => ({ value: isAbsolute(text) ? text : join(root, text) }),
  },
  {
    name: 'DATABASE_URL',
    key: 'databaseUrl',
    allowed: 'postgres://… or postgresql://…',
    fallback: '',
    meaning: {
      en: 'PostgreSQL (15 or later) to use instead of the embedded database.',
      zh: '改用 PostgreSQL（15 或更高版本）时的连接地址；不设则用内嵌数据库。',
    },
    secret: true,
    parse: address('postgres:', 'postgresql:'),
  },
  {
    name: 'GONGKAI_PUBLIC_URL',
    key: 'publicUrl',
    allowed: 'http://… or https://…',
    fallback: '',
    meaning: {
      en: 'Address under which people reach the site; used in the sitemap, the feed and the API document.',
      zh: '公众访问本站的地址，用于站点地图、订阅源和接口文档。',
    },
    parse: address('http:', 'https:'),
  },
  {
    name: 'GONGKAI_TRUST_PROXY',
    key: 'trustProxy',
    allowed: 'true or false',
    fallback: 'false',
    meaning: {
      en: 'Take the visitor’s address from X-Forwarded-For. Only behind a proxy that sets this header itself.',
      zh: '是否采用 X-Forwarded-For 中的访客地址。仅当前面的代理会自行设置该请求头时才可开启。',
    },
    parse: yesOrNo,
  },
  {
    name: 'GONGKAI_UPLOAD_MB',
    key: 'uploadBytes',
    allowed: '1–100',
    fallback: '20',
    meaning: { en: 'Largest file for the check page, in MB.', zh: '核对页面可上传文件的大小上限（MB）。' },
    parse: whole(1, 100, 1024 * 1024),
  },
  {
    name: 'GONGKAI_AUDIT_PER_MINUTE',
    key: 'auditPerMinute',
    allowed: '1–10000',
    fallback: '20',
    meaning: {
      en: 'Files that one address may have checked in a minute.',
      zh: '同一地址每分钟可核对的文件数。',
    },
    parse: whole(1, 10000),
  },
  {
    name: 'GONGKAI_DEMO',
    key: 'demo',
    allowed: 'true or false',
    fallback: 'true',
    meaning: {
      en: 'Load the reports of data/reports/ at start.',
      zh: '启动时是否载入 data/reports/ 中的示例年报。',
    },
    parse: yesOrNo,
  },
  {
    name: 'LOG_LEVEL',
    key: 'logLevel',
    allowed: logLevels.join(', '),
    fallback: 'info',
    meaning: {
      en: 'How much is logged to stderr; one JSON object a line.',
      zh: '写入标准错误的日志级别，每行一个 JSON 对象。',
    },
    parse: (text) =>
      logLevels.includes(text as LogLevel) ? { value: text } : { expected: `one of ${logLevels.join(', ')}` },
  },
];

export type ConfigResult =
  | { readonly ok: true; readonly config: Config }
  | { readonly ok: false; readonly problems: readonly string[] };

/**
 * Reads the configuration.
 * @param environment the process environment; an empty variable counts as not set
 * @param root the checkout, to which relative folders refer
 * @returns the frozen configuration, or every problem at once, one line each: variable, value, what is allowed
 */
export function readConfig(
  environment: Readonly<Record<string, string | undefined>>,
  root: string,
): ConfigResult {
  const problems: string[] = [];
  const values: Partial<Record<keyof Config, unknown>> = {};
  for (const variable of variables) {
    const text = environment[variable.name]?.trim() || variable.fallback;
    const parsed = variable.parse(text, root);
    if ('value' in parsed) values[variable.key] = parsed.value;
    else problems.push(`${variable.name}=${variable.secret ? '…' : text}: expected ${parsed.expected}`);
  }
  for (const name of Object.keys(environment)) {
    if (name.startsWith('GONGKAI_') && !variables.some((variable) => variable.name === name)) {
      problems.push(`${name}: no such setting; known are ${variables.map((each) => each.name).join(', ')}`);
    }
  }
  if (problems.length > 0) return { ok: false, problems };
  return { ok: true, config: Object.freeze(values as unknown as Config) };
}
