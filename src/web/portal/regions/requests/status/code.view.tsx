/** The question for the 查询码. */
import type { Problem } from '../../../../../domain/problems/problem.ts';
import { FormField } from '../../../../components/form-field/form-field.tsx';
import { FormProblems } from '../../../../components/form-problems/form-problems.tsx';
import { requestsHref } from '../requests-href.ts';

export interface CodeProps {
  readonly regionId: string;
  readonly region: string;
  readonly here: string;
  readonly problems: readonly Problem[];
}

export function CodeView({ regionId, region, here, problems }: CodeProps) {
  return (
    <div class="wrap page narrow">
      <nav class="crumbs" aria-label="当前位置">
        <a href="/">首页</a>
        <a href={requestsHref(regionId)}>{region}依申请公开</a>
        <span aria-current="page">查进度</span>
      </nav>
      <h1 class="title">查进度、补正、领答复</h1>
      <FormProblems problems={problems} />
      <form method="post" action={here} class="code-form">
        <FormField
          name="code"
          label="查询码"
          hint="回执上的 12 个字母和数字，如 ACDE-FGHJ-3467；不分大小写"
          required
          maxLength={40}
          problems={problems}
        />
        <button type="submit" class="btn">
          打开我的申请
        </button>
      </form>
      <p class="quiet">
        查询码丢了：带身份证明到受理机关，或者打电话核实身份后查询。电话在
        <a href={`${requestsHref(regionId)}#offices`}>机关名单</a>里。
      </p>
      <p class="small quiet">打开后两个小时内不用再输入；在公共电脑上用完，请点“离开”。</p>
    </div>
  );
}
