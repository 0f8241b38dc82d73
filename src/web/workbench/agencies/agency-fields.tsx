/** Controls for the fields of an agency, made of the columns that the rules name. */
import type { AgencyColumn, AgencyField, AgencyKind } from '../../../domain/agencies/agency-rules.ts';
import type { Problem } from '../../../domain/problems/problem.ts';
import { FormField, type FormFieldProps } from '../../components/form-field/form-field.tsx';

/** What stands in the form: as typed, or as it is kept. */
export type AgencyValues = Readonly<Partial<Record<AgencyField, string>>>;

export interface AgencyFieldsProps {
  readonly fields: readonly AgencyField[];
  readonly columns: readonly AgencyColumn[];
  readonly values: AgencyValues;
  readonly kinds: readonly AgencyKind[];
  /** Agencies that it may belong to: code and words. */
  readonly parents: readonly (readonly [code: string, words: string])[];
  /** Is a 政府信息公开工作机构 demanded? Null: it depends on the kind that is being chosen. */
  readonly officeDemanded: boolean | null;
  readonly problems: readonly Problem[];
}

const wide: readonly AgencyField[] = ['name', 'address', 'hours', 'online'];

/** The fields in the order asked for; short ones stand side by side where there is room. */
export function AgencyFields(props: AgencyFieldsProps) {
  return (
    <div class="two-fields">
      {props.fields.map((field) => (
        <div class={wide.includes(field) ? 'full' : undefined}>
          <FormField {...controlOf(field, props)} />
        </div>
      ))}
    </div>
  );
}

function controlOf(field: AgencyField, props: AgencyFieldsProps): FormFieldProps {
  const { columns, values, kinds, parents, problems } = props;
  const column = columns.find((each) => each.field === field)!;
  const { hint, article } = column;
  const basis = article === null ? '' : `（${article}）`;
  const shared = {
    name: field,
    label: column.label,
    ...(hint + basis === '' ? {} : { hint: hint + basis }),
    value: values[field] ?? '',
    problems,
    ...needOf(column, props),
  };
  switch (field) {
    case 'kind':
      return {
        ...shared,
        options: [['', '请选择'], ...kinds.map((kind) => [kind.code, kind.name] as const)],
      };
    case 'parentId':
      return {
        ...shared,
        hint: '派出机构、内设机构必须选择设立它的机关',
        options: [['', '无'], ...parents],
      };
    case 'ownName':
      return {
        ...shared,
        hint: `只问派出机构、内设机构：法律、法规规定以自己名义履职的选“是”${basis}`,
        options: [
          ['', '不适用或否'],
          ['是', '是'],
        ],
      };
    case 'from':
    case 'until':
      return { ...shared, hint: '以批准文件写明的日期为准', type: 'date' };
    case 'ordinal':
      return { ...shared, inputMode: 'numeric', maxLength: column.longest };
    case 'phone':
    case 'fax':
      return { ...shared, inputMode: 'tel', maxLength: column.longest };
    case 'mail':
      return { ...shared, inputMode: 'email', maxLength: column.longest };
    default:
      return { ...shared, maxLength: column.longest };
  }
}

/** What the label says about having to be filled in; the use case decides. */
function needOf({ demanded }: AgencyColumn, { officeDemanded }: AgencyFieldsProps) {
  if (demanded === 'always') return { required: true };
  if (demanded === 'either-internet') return { needed: '邮箱和网址至少填一项' };
  if (demanded === 'no' || officeDemanded === false) return {};
  return officeDemanded === null ? { needed: '设公开工作机构的必填' } : { required: true };
}

/** The fields of 政府信息公开工作机构. */
export const officeFields = [
  'officeName',
  'head',
  'address',
  'hours',
  'phone',
  'fax',
  'mail',
  'online',
] as const satisfies readonly AgencyField[];

/** What an agency is, beside its office. */
export const factFields = [
  'name',
  'shortName',
  'kind',
  'parentId',
  'ownName',
  'creditCode',
  'from',
  'ordinal',
] as const satisfies readonly AgencyField[];
