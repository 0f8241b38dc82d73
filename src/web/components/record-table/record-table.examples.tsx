import type { Example } from '../example.ts';
import { RecordTable } from './record-table.tsx';

export const examples: readonly Example[] = [
  {
    name: 'accounts',
    node: (
      <RecordTable
        label="账户示例"
        heads={['姓名', '机关', '联系方式', '状态']}
        rows={[
          ['林小满', '县财政局', '199****0008', <span class="tag ok">在用</span>],
          ['白大雪', '县民政局', null, <span class="tag soon">待首次登录</span>],
        ]}
      />
    ),
  },
  {
    name: 'figures, with a caption that says more',
    node: (
      <RecordTable
        label="数量示例"
        caption="按 2026年11月21日 计算"
        heads={['种类', { number: '数量' }]}
        rows={[
          ['电子邮箱', '25'],
          ['手机或电话', '24'],
        ]}
      />
    ),
  },
];
