import type { Example } from '../example.ts';
import { ChoiceList, TickBox } from './choice-list.tsx';

const options = [
  { value: 'person', label: '自然人', hint: '以个人名义申请' },
  { value: 'business', label: '商业企业', hint: '公司、合作社、个体工商户等' },
];

export const examples: readonly Example[] = [
  {
    name: '选一项',
    node: <ChoiceList name="kind" legend="您以什么身份申请？" options={options} value="person" />,
  },
  {
    name: '还没有选',
    node: (
      <ChoiceList
        name="kind2"
        legend="您以什么身份申请？"
        hint="年度报告按这几类统计。"
        options={options}
        value=""
        problems={[{ code: 'field-missing', field: 'kind2', message: '请选择申请人的类型。' }]}
      />
    ),
  },
  {
    name: '打勾',
    node: <TickBox name="other" label="可以用其他形式提供" hint="办不到时，接受替代形式" checked />,
  },
];
