/** What was decided of each item, with the files that would go out. */

import { caseHref } from '../../section.ts';
import type { ActContext } from '../act-model.ts';

export function AnswerSummary({ state, rules, files }: Pick<ActContext, 'state' | 'rules' | 'files'>) {
  return (
    <section class="panel" aria-labelledby="answers">
      <h2 id="answers">各项拟怎样答复</h2>
      <ol class="act-items">
        {state.items.map(({ title, answer }) => (
          <li>
            <strong>{title}</strong>
            {answer === null ? (
              <p>还没有拟定</p>
            ) : (
              <>
                <p>
                  {rules.answers.find(({ id }) => id === answer.answer)?.name ?? answer.answer}
                  {answer.grounds.length === 0
                    ? ''
                    : `：${answer.grounds
                        .map((id) => rules.grounds.find((ground) => ground.id === id)?.name ?? id)
                        .join('、')}`}
                </p>
                {answer.files.length === 0 ? null : (
                  <ul>
                    {answer.files.map((fileId) => (
                      <li>
                        <a href={caseHref(state.requestId, `files/${fileId}`)}>
                          {files.find((file) => file.fileId === fileId)?.title ?? '文件'}
                        </a>
                      </li>
                    ))}
                  </ul>
                )}
              </>
            )}
          </li>
        ))}
      </ol>
      <p>
        保密审查：
        {state.secrecyReview === null
          ? '还没有作'
          : state.secrecyReview.conclusion === 'may-release'
            ? '可以公开'
            : state.secrecyReview.conclusion === 'part'
              ? '只能公开一部分'
              : '不得公开'}
        ；个人信息检查：
        {state.personalCheck === null ? '还没有作' : `已检查 ${state.personalCheck.fileIds.length} 份`}
      </p>
    </section>
  );
}
