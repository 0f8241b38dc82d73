/** The form with which the county desk gives a person what is held about them. */
import type { IdentityCheck } from '../../../domain/personal-data/privacy-rules.ts';
import type { Problem } from '../../../domain/problems/problem.ts';
import type { SubjectInput } from '../../../usecases/personal-data/subject/export-subject.ts';
import { FormField } from '../../components/form-field/form-field.tsx';
import { FormProblems } from '../../components/form-problems/form-problems.tsx';

export interface SubjectExportProps {
  readonly typed: SubjectInput;
  readonly problems: readonly Problem[];
  readonly checks: readonly IdentityCheck[];
}

export function SubjectExportView({ typed, problems, checks }: SubjectExportProps) {
  return (
    <div class="wrap page narrow">
      <h1 class="title">向本人提供其个人信息</h1>
      <p>
        有人要求查阅、复制自己的个人信息时，先核实身份，再在这里按号码查找。找到的全部内容合成一个文件，交给本人；没有找到的，文件里会写明。
        <span class="law">《个人信息保护法》第四十四条、第四十五条</span>
      </p>
      <p>
        文件里是未遮盖的内容，只能交给本人或其代理人。提供的时间、理由、核实方式和文件的 SM3
        摘要都写入审计记录。
      </p>
      <FormProblems problems={problems} />
      <form method="post" action="/workbench/subject-export">
        <FormField
          name="kind"
          label="按什么查找"
          options={[
            ['identity-number', '身份证号'],
            ['phone', '电话号码'],
          ]}
          value={typed.kind}
          problems={problems}
          required
        />
        <FormField
          name="value"
          label="号码"
          hint="身份证号 18 位或 15 位；手机 11 位，座机带区号"
          value={typed.value}
          maxLength={40}
          problems={problems}
          required
        />
        <FormField
          name="check"
          label="怎样核实的身份"
          options={[['', '请选择'], ...checks.map(({ code, label }) => [code, label] as const)]}
          value={typed.check}
          problems={problems}
          required
        />
        <FormField
          name="reason"
          label="理由"
          hint="至少 5 个字，原样写入审计记录；不要写号码"
          value={typed.reason}
          maxLength={200}
          problems={problems}
          required
        />
        <FormField
          name="format"
          label="文件格式"
          options={[
            ['html', '网页文件，可阅读、打印'],
            ['json', 'JSON，供程序读取'],
          ]}
          value={typed.format}
          problems={problems}
          required
        />
        <div class="buttons">
          <button class="btn" type="submit">
            查找并下载文件
          </button>
        </div>
      </form>
    </div>
  );
}
