/** The timed jobs: what each does and when. Their runs are in src/jobs. */

export interface JobFacts {
  readonly name: string;
  /** What it does, for people. */
  readonly title: string;
  /** Five fields of cron, in Asia/Shanghai. */
  readonly cron: string;
  /** The same in words. */
  readonly when: string;
  /** Runs that are tried again before it is laid aside as a dead letter. */
  readonly retryLimit: number;
  /** Seconds before the first retry; each further one waits twice as long. */
  readonly retryDelay: number;
  /** Seconds after which a run whose process died is given to another process. */
  readonly expire: number;
}

export const jobTable = [
  {
    name: 'deliver-due',
    title: '发出到时的邮件和短信',
    cron: '* * * * *',
    when: '每分钟',
    retryLimit: 3,
    retryDelay: 30,
    expire: 900,
  },
  {
    name: 'send-digests',
    title: '生成每日汇总',
    cron: '*/5 * * * *',
    when: '每 5 分钟查看一次，按各人选定的时间生成',
    retryLimit: 3,
    retryDelay: 60,
    expire: 900,
  },
  {
    name: 'make-due-tasks',
    title: '生成到期提醒和待办',
    cron: '0 6 * * *',
    when: '每天 06:00',
    retryLimit: 5,
    retryDelay: 300,
    expire: 1800,
  },
  {
    name: 'fetch-mail',
    title: '收取申请邮箱的来件',
    cron: '*/5 * * * *',
    when: '每 5 分钟',
    retryLimit: 2,
    retryDelay: 60,
    expire: 900,
  },
  {
    name: 'refresh-requests',
    title: '按日重算申请的期限',
    cron: '5 0 * * *',
    when: '每天 00:05',
    retryLimit: 5,
    retryDelay: 300,
    expire: 3600,
  },
  {
    name: 'remind-requests',
    title: '提醒和催办申请、复议、诉讼',
    cron: '30 7 * * *',
    when: '每天 07:30',
    retryLimit: 5,
    retryDelay: 300,
    expire: 3600,
  },
  {
    name: 'anonymise-due',
    title: '保存期满的个人信息匿名化',
    cron: '0 3 * * *',
    when: '每天 03:00',
    retryLimit: 5,
    retryDelay: 300,
    expire: 3600,
  },
  {
    name: 'sweep',
    title: '清理过期的登录、链接和未确认的上传',
    cron: '30 3 * * *',
    when: '每天 03:30',
    retryLimit: 3,
    retryDelay: 300,
    expire: 900,
  },
  {
    name: 'verify-audit-chain',
    title: '核验审计链',
    cron: '0 4 * * 0',
    when: '每周日 04:00',
    retryLimit: 3,
    retryDelay: 600,
    expire: 7200,
  },
] as const satisfies readonly JobFacts[];

export type JobName = (typeof jobTable)[number]['name'];

/** The job of a name, or undefined when there is none. */
export function jobOf(name: string): (JobFacts & { readonly name: JobName }) | undefined {
  return jobTable.find((each) => each.name === name);
}
