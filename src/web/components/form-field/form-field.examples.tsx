import type { Example } from '../example.ts';
import { FormField } from './form-field.tsx';

export const examples: readonly Example[] = [
  {
    name: '一行',
    node: (
      <FormField
        name="example-phone"
        label="联系电话"
        hint="区号加号码，如 0000-8880101"
        type="tel"
        required
      />
    ),
  },
  {
    name: '有误',
    node: (
      <FormField
        name="example-code"
        label="统一社会信用代码"
        value="1199012100000000A"
        problems={[{ code: 'field-invalid', field: 'example-code', message: '应为 18 位，现在是 17 位。' }]}
      />
    ),
  },
  {
    name: '选择',
    node: (
      <FormField
        name="example-role"
        label="角色"
        options={[
          ['clerk', '信息员'],
          ['reviewer', '审核员'],
        ]}
        required
      />
    ),
  },
  { name: '多行', node: <FormField name="example-reason" label="理由" rows={3} required /> },
];
