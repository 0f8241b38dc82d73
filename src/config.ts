/** Configuration: the environment, read once, checked as a whole, frozen. docs/configuration.md is made of this table. */
import { isAbsolute, join } from 'node:path';
import {
  address,
  hosts,
  issuer,
  mailbox,
  type Parsed,
  plainText,
  shortName,
  whole,
  words,
  yesOrNo,
} from './config/parsers.ts';
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
  /** Browsers are told that the hosts below this one speak https too. */
  readonly hstsSubdomains: boolean;
  /** Largest file that may be uploaded, in bytes. */
  readonly uploadBytes: number;
  readonly auditPerMinute: number;
  readonly demo: boolean;
  /** Mail server; null: mail waits in the outbox. */
  readonly smtpUrl: string | null;
  /** Sender of mails. */
  readonly mailFrom: string | null;
  /** Hosts in the county's own network that messages may be sent to: `host` or `host:port`. */
  readonly outboundHosts: readonly string[];
  /** The key ring as JSON; null: {@link keyFile}. */
  readonly keys: string | null;
  /** Absolute path of the key file; null: keys.json in {@link dataFolder}. */
  readonly keyFile: string | null;
  /** Cipher of new keys. */
  readonly cipher: 'aes-256-gcm' | 'sm4-gcm';
  /** Address that names the identity service (OpenID Connect); null: none is used. */
  readonly oidcIssuer: string | null;
  /** What this installation is called at the identity service. */
  readonly oidcClientId: string | null;
  /** null: a public client, protected by PKCE alone. */
  readonly oidcClientSecret: string | null;
  /** Words on the button. */
  readonly oidcName: string;
  /** Values of `acr` or `amr` that stand for a second factor. */
  readonly oidcTrustedAcr: readonly string[];
  /** Folder of the operator's own fonts for letters, absolute; null: the ones that come along. */
  readonly fontFolder: string | null;
  readonly logLevel: LogLevel;
}

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
    name: 'GONGKAI_HSTS_SUBDOMAINS',
    key: 'hstsSubdomains',
    allowed: 'true or false',
    fallback: 'true',
    meaning: {
      en: 'Where GONGKAI_PUBLIC_URL is https, browsers are told for a year to use https for this host and all hosts below it. Set false before the first start when the site shares its host name with others below it that only speak http (as on qinghe.gov.cn itself): they would become unreachable.',
      zh: 'GONGKAI_PUBLIC_URL 为 https 时，浏览器在一年内对本主机名及其全部下级主机名只用 https。本站若设在县政府主域名上，且其下级网站仍用 http，请在首次启动前设为 false，否则这些网站将打不开。',
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
      en: 'Load the reports of data/reports/ and the county of data/demo/ at start; its people can be entered through the link that the terminal prints. Set it to false where a real county works.',
      zh: '启动时是否载入 data/reports/ 中的示例年报和 data/demo/ 中的演示县；凭终端打印的链接可以进入演示县的各个身份。正式使用时请设为 false。',
    },
    parse: yesOrNo,
  },
  {
    name: 'GONGKAI_SMTP_URL',
    key: 'smtpUrl',
    allowed: 'smtp://… or smtps://…',
    fallback: '',
    meaning: {
      en: 'Mail server, with user and password. smtp:// must offer STARTTLS, unless it runs on this machine. Without it mail waits in the outbox.',
      zh: '邮件服务器，可带用户名和口令；smtp:// 须支持 STARTTLS（本机除外）。不设则邮件留在待发箱。',
    },
    secret: true,
    parse: address('smtp:', 'smtps:'),
  },
  {
    name: 'GONGKAI_MAIL_FROM',
    key: 'mailFrom',
    allowed: 'name@host or Name <name@host>',
    fallback: '',
    meaning: {
      en: 'Sender of mails; needed together with GONGKAI_SMTP_URL.',
      zh: '邮件的发件人，与 GONGKAI_SMTP_URL 一起设置。',
    },
    parse: mailbox,
  },
  {
    name: 'GONGKAI_OUTBOUND_HOSTS',
    key: 'outboundHosts',
    allowed: 'host or host:port, separated by commas',
    fallback: '',
    meaning: {
      en: 'Hosts in the county’s own network that the gateway’s messages may be sent to and the mailbox may be read from. Public addresses need no entry; all other inner addresses are refused.',
      zh: '短信、企业微信网关和申请邮箱可以使用的内网主机。公网地址不必列入；未列入的内网地址一律拒绝。',
    },
    parse: hosts,
  },
  {
    name: 'GONGKAI_KEY_FILE',
    key: 'keyFile',
    allowed: 'a file; relative to the checkout',
    fallback: '',
    meaning: {
      en: 'File of the keys that seal personal data and secrets; keys.json in GONGKAI_DATA unless set. Made at the first start, readable by its owner only. Back it up apart from the database: without it sealed data are lost.',
      zh: '个人信息和秘密数据的加密密钥文件；不设则为 GONGKAI_DATA 中的 keys.json。首次启动时生成，只有所有者可读。请与数据库分开备份：密钥丢失，加密的数据就无法恢复。',
    },
    parse: (text, root) => ({ value: text === '' ? null : isAbsolute(text) ? text : join(root, text) }),
  },
  {
    name: 'GONGKAI_KEYS',
    key: 'keys',
    allowed: 'the content of a key file (JSON)',
    fallback: '',
    meaning: {
      en: 'The keys themselves, instead of a file, where a secret store hands them over. Commands cannot change them then.',
      zh: '由密钥管理系统注入密钥时，直接给出密钥文件的内容，不再读文件；此时命令行不能更换密钥。',
    },
    secret: true,
    parse: (text) => ({ value: text === '' ? null : text }),
  },
  {
    name: 'GONGKAI_CIPHER',
    key: 'cipher',
    allowed: 'aes-256-gcm or sm4-gcm',
    fallback: 'aes-256-gcm',
    meaning: {
      en: 'Cipher of new keys: AES-256 with SHA-256, or the national ciphers SM4 with SM3. Old seals stay readable; gongkai key rotate changes them.',
      zh: '新密钥所用的算法：AES-256（配 SHA-256）或国密 SM4（配 SM3）。已加密的数据照常可读，运行 gongkai key rotate 后改用新算法。',
    },
    parse: (text) =>
      text === 'aes-256-gcm' || text === 'sm4-gcm' ? { value: text } : { expected: 'aes-256-gcm or sm4-gcm' },
  },
  {
    name: 'GONGKAI_OIDC_ISSUER',
    key: 'oidcIssuer',
    allowed: 'https://… (http:// on this machine)',
    fallback: '',
    meaning: {
      en: 'Identity service (OpenID Connect) with which people may sign in; its address as the service itself writes it. People link it with their account first. The service must know <GONGKAI_PUBLIC_URL>/workbench/sign-in/identity/callback.',
      zh: '可用来登录的统一身份认证服务（OpenID Connect）的发行者地址，按该服务的写法填写。工作人员须先登录并绑定。回调地址为 <GONGKAI_PUBLIC_URL>/workbench/sign-in/identity/callback，须在该服务登记。',
    },
    parse: issuer,
  },
  {
    name: 'GONGKAI_OIDC_CLIENT_ID',
    key: 'oidcClientId',
    allowed: 'text',
    fallback: '',
    meaning: {
      en: 'What this installation is called at the identity service; needed together with GONGKAI_OIDC_ISSUER.',
      zh: '本系统在统一身份认证服务登记的客户端标识，与 GONGKAI_OIDC_ISSUER 一起设置。',
    },
    parse: plainText,
  },
  {
    name: 'GONGKAI_OIDC_CLIENT_SECRET',
    key: 'oidcClientSecret',
    allowed: 'text',
    fallback: '',
    meaning: {
      en: 'Password of this installation at the identity service; unset for a public client, which PKCE alone protects.',
      zh: '本系统在统一身份认证服务的客户端密钥；不设则作为公开客户端，仅由 PKCE 保护。',
    },
    secret: true,
    parse: plainText,
  },
  {
    name: 'GONGKAI_OIDC_NAME',
    key: 'oidcName',
    allowed: 'at most 20 characters',
    fallback: '省统一身份认证',
    meaning: {
      en: 'Name of the identity service, as buttons show it.',
      zh: '统一身份认证服务的名称，显示在按钮上。',
    },
    parse: shortName,
  },
  {
    name: 'GONGKAI_OIDC_TRUSTED_ACR',
    key: 'oidcTrustedAcr',
    allowed: 'values separated by commas or spaces',
    fallback: '',
    meaning: {
      en: 'Values of acr or amr with which the identity service says that it asked for a second factor itself; then this program does not ask again. None unless set.',
      zh: '统一身份认证服务表示已作双因素认证的 acr 或 amr 取值；出现其一时本系统不再要求第二验证。不设则一律要求。',
    },
    parse: words,
  },
  {
    name: 'GONGKAI_FONTS',
    key: 'fontFolder',
    allowed: 'a folder; relative to the checkout',
    fallback: '',
    meaning: {
      en: 'Folder with fonts (TTF, OTF, TTC) for letters as PDF, e.g. 方正小标宋简体, 仿宋_GB2312, 黑体 and 楷体_GB2312, which may not be handed on with this program; they are used where their names fit. Without it Noto Serif SC and Noto Sans SC stand in for them.',
      zh: '生成 PDF 文书所用字体（TTF、OTF、TTC）的文件夹，如方正小标宋简体、仿宋_GB2312、黑体、楷体_GB2312。这些字体不能随本系统分发，放入后按名称自动采用；不设则以思源宋体、思源黑体代替。',
    },
    parse: (text, root) => ({ value: text === '' ? null : isAbsolute(text) ? text : join(root, text) }),
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
  if (values.oidcIssuer != null && values.oidcClientId === null) {
    problems.push(
      'GONGKAI_OIDC_CLIENT_ID=: expected what this installation is called at GONGKAI_OIDC_ISSUER',
    );
  }
  if (values.smtpUrl != null && values.mailFrom === null) {
    problems.push('GONGKAI_MAIL_FROM=: expected the sender of the mails that go through GONGKAI_SMTP_URL');
  }
  for (const name of Object.keys(environment)) {
    if (name.startsWith('GONGKAI_') && !variables.some((variable) => variable.name === name)) {
      problems.push(`${name}: no such setting; known are ${variables.map((each) => each.name).join(', ')}`);
    }
  }
  if (problems.length > 0) return { ok: false, problems };
  return { ok: true, config: Object.freeze(values as unknown as Config) };
}
