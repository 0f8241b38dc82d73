/** Problems that several acts on agencies share. */
import type { Problem } from '../../domain/problems/problem.ts';

export const noCounty: Problem = {
  code: 'not-found',
  message: '没有这个县。请核对行政区划代码，或先完成首次启动设置。',
};

export const noAgency: Problem = {
  code: 'not-found',
  message: '没有找到这个机关：可能代码有误，请从机关名录中重新选择。',
};

export const staleAgency: Problem = {
  code: 'stale',
  message: '您打开页面之后，别人改过这个机关。您填的内容还在，请对照最新情况核对后再保存。',
};
