import type { Example } from '../example.ts';
import { AgencyPhone } from './agency-phone.tsx';

export const examples: readonly Example[] = [
  { name: '两个号码', node: <AgencyPhone phone="0000-8880101、8880102" of="青禾县财政局" /> },
  { name: '大字，带分机', node: <AgencyPhone phone="0000-8880101 转 8012" of="青禾县财政局" large /> },
  { name: '没有电话', node: <AgencyPhone phone="" of="青禾县财政局" /> },
];
