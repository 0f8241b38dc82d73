/** What is asked for, in the applicant's own words, and what each item is answered with so far. */
import type { RequestProps } from './case-props.ts';

export function CaseItems({ detail, rules }: Pick<RequestProps, 'detail' | 'rules'>) {
  const { state, description } = detail;
  return (
    <section class="panel" aria-labelledby="asked">
      <h2 id="asked">申请的内容</h2>
      {description === null ? (
        <p class="quiet">描述的原文已过保存期限并销毁。</p>
      ) : (
        <div class="case-words">
          {description.split('\n').map((line) => (
            <p>{line}</p>
          ))}
        </div>
      )}
      {state.items.length > 1 || state.items.some(({ answer }) => answer !== null) ? (
        <ol class="case-items">
          {state.items.map(({ title, answer }) => (
            <li>
              <span>{title}</span>
              {answer === null ? (
                <span class="tag soon">未拟答复</span>
              ) : (
                <span class="case-answer">
                  <span class="tag ok">拟答</span>
                  {rules.answers.find(({ id }) => id === answer.answer)?.name ?? answer.answer}
                  {answer.grounds
                    .map((ground) => rules.grounds.find(({ id }) => id === ground)?.name ?? ground)
                    .map((name) => `；${name}`)
                    .join('')}
                  {answer.principal && state.items.length > 1 ? '（计入年报）' : ''}
                </span>
              )}
            </li>
          ))}
        </ol>
      ) : null}
      {state.returned === null ? null : (
        <p class="case-returned">
          <span class="tag off">退回</span>
          审核意见已存入案卷，修改后请再次送审。
        </p>
      )}
    </section>
  );
}
