/** Question and answer. */
import type { PublicAnswer } from '../../../../../usecases/answers/public-answers.ts';
import { FactList } from '../../../../components/fact-list/fact-list.tsx';
import { dayWords } from '../../../../local-time.ts';
import { requestsHref } from '../../requests/requests-href.ts';

export function AnswerView(props: { regionId: string; answer: PublicAnswer & { readonly region: string } }) {
  const { regionId, answer } = props;
  const list = `/regions/${encodeURIComponent(regionId)}/answers`;
  return (
    <div class="wrap page narrow">
      <nav class="crumbs" aria-label="当前位置">
        <a href="/">首页</a>
        <a href={requestsHref(regionId)}>{answer.region}依申请公开</a>
        <a href={list}>公开的答复</a>
        <span aria-current="page">{answer.title}</span>
      </nav>
      <h1 class="title">{answer.title}</h1>
      <FactList
        facts={[
          [
            '答复机关',
            <a
              href={`/regions/${encodeURIComponent(regionId)}/agencies/${encodeURIComponent(answer.agencyId)}`}
            >
              {answer.agencyName}
            </a>,
          ],
          ['公开日期', dayWords(answer.day)],
        ]}
      />
      <h2>申请的内容</h2>
      <p class="as-written">{answer.question}</p>
      <h2>机关的答复</h2>
      <p class="as-written">{answer.answer}</p>
      <p class="quiet small">
        已去掉申请人的个人信息。与您有关、不该公开的，请与答复机关联系。
        <a href={`${list}?agency=${encodeURIComponent(answer.agencyId)}`}>这个机关公开的其他答复</a>
      </p>
    </div>
  );
}
