/** How a person's file names what the program names by codes. */
import { isAct, permissions } from '../../../policies/permissions.ts';
import { localTime } from '../../sign-in/local-time.ts';

/** An instant in the county's time; '' for none. */
export const timeWords = (instant: string | null): string => (instant === null ? '' : localTime(instant));

/** What an act of the permission table does. */
export const actWords = (act: string): string => (isAct(act) ? permissions[act].what : act);

export const outcomeWords = { done: '完成', refused: '被拒绝', failed: '未成功' } as const;
export const doorWords = { web: '网页', 'command-line': '命令行', job: '定时任务' } as const;
export const statusWords = { invited: '已邀请，尚未登录', active: '在用', disabled: '已停用' } as const;
export const methodWords: Readonly<Record<string, string>> = {
  password: '口令和第二验证',
  link: '邮件链接',
  'identity-service': '统一身份认证',
  demo: '演示',
};
