import type { Example } from '../example.ts';
import { FormProblems } from './form-problems.tsx';

export const examples: readonly Example[] = [
  {
    name: '两处',
    node: (
      <FormProblems
        problems={[
          { code: 'field-missing', field: 'name', message: '请填写机关名称。' },
          { code: 'not-allowed', message: '负责人不能为空。', article: '《条例》第四条' },
        ]}
      />
    ),
  },
];
