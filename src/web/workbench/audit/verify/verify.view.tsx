/** The verification of the county's chain: what it does, and what it found. */

import type { Problem } from '../../../../domain/problems/problem.ts';
import { breakWords } from '../../../../usecases/audit-trail/break-words.ts';
import type { Verification } from '../../../../usecases/audit-trail/verify-chain.ts';
import { Crumbs } from '../../../components/crumbs/crumbs.tsx';
import { FormField } from '../../../components/form-field/form-field.tsx';
import { FormProblems } from '../../../components/form-problems/form-problems.tsx';
import { Notice } from '../../../components/notice/notice.tsx';

export interface VerifyViewProps {
  /** null: not run yet. */
  readonly result: Verification | null;
  /** The kept head as it was typed. */
  readonly head: string;
  readonly problems: readonly Problem[];
}

export function VerifyView({ result, head, problems }: VerifyViewProps) {
  return (
    <div class="wrap page narrow audit">
      <Crumbs above={[['/workbench/audit', '审计记录']]} here="核验审计链" />
      <h1 class="title">核验审计链</h1>
      {result === null ? null : <Found result={result} />}
      <FormProblems problems={problems} />
      <p>
        从第一条起逐条重算本县审计记录的杂凑值（SM3）：改动、删除、插入、调换都会在断裂处显示编号。核验本身也会记录。
      </p>
      <form method="post" action="/workbench/audit/verify">
        <FormField
          name="head"
          label="另存的链首"
          hint="把签字保存的链首录入这里（县区、条数、杂凑、校验四项），可以查出整条链被重新编造；空格和大小写不影响"
          rows={7}
          maxLength={2000}
          value={head}
          problems={problems}
        />
        <div class="buttons">
          <button type="submit" class="btn">
            开始核验
          </button>
          <a href="/workbench/audit">回审计记录</a>
        </div>
      </form>
    </div>
  );
}

function Found({ result }: { result: Verification }) {
  const { entries, broken, complete, verdicts } = result;
  const breaks = verdicts.flatMap((verdict) => verdict.breaks);
  const kept = verdicts.some((verdict) => verdict.kept > 0);
  if (broken > 0) {
    return (
      <Notice tone="error" title={`审计链断裂 ${broken} 处`}>
        <ul>
          {breaks.map((each) => (
            <li>{breakWords(each)}</li>
          ))}
          {broken > breaks.length ? <li>其余 {broken - breaks.length} 处未列出</li> : null}
        </ul>
        <p>请不要改动任何数据，立即报告安全管理员和主管部门，并请操作员保存数据库和备份原样。</p>
      </Notice>
    );
  }
  if (!complete) {
    return (
      <Notice tone="warn" title={`时间所限，只核验了前 ${entries} 条，没有发现断裂`}>
        <p>后面的记录还没有核验。请操作员在命令行运行 gongkai audit verify 核验全部。</p>
      </Notice>
    );
  }
  return (
    <Notice tone="ok" title={`审计链完整，共 ${entries} 条${kept ? '，与另存的链首相符' : ''}`}>
      {kept ? undefined : <p>没有填写另存的链首：数据库被整体换掉的情形，只有与另存的链首比对才能发现。</p>}
    </Notice>
  );
}
