/** The fields of an account that both forms share. */
import type { Problem } from '../../../domain/problems/problem.ts';
import type { AgencyName } from '../../../usecases/people/directory.ts';
import { FormField } from '../../components/form-field/form-field.tsx';

export interface AccountFieldsProps {
  readonly values: Readonly<Record<'name' | 'agencyId' | 'email' | 'phone', string>>;
  readonly agencies: readonly AgencyName[];
  readonly problems: readonly Problem[];
  /** What an empty contact means. */
  readonly contactHint: string;
}

export function AccountFields({ values, agencies, problems, contactHint }: AccountFieldsProps) {
  const choices = agencies
    .filter(({ agencyId, exists }) => exists || agencyId === values.agencyId)
    .map(({ agencyId, name, exists }) => [agencyId, exists ? name : `${name}（已撤销）`] as const);
  return (
    <>
      <FormField name="name" label="姓名" value={values.name} maxLength={60} required problems={problems} />
      <FormField
        name="agencyId"
        label="所在机关"
        hint="三名管理员不属于办件的机关，可以不选"
        value={values.agencyId}
        options={[['', '不属于某个机关'], ...choices]}
        problems={problems}
      />
      <FormField
        name="email"
        label="电子邮箱"
        hint={`首次登录链接和通知发到这里；加密保存，列表里只显示一部分。${contactHint}`}
        type="email"
        value={values.email}
        problems={problems}
      />
      <FormField
        name="phone"
        label="手机或电话"
        hint={`加密保存，列表里只显示一部分。${contactHint}`}
        type="tel"
        value={values.phone}
        problems={problems}
      />
    </>
  );
}
