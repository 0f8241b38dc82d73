/** What a third party is asked, until when, what silence means, and the form for its view. */
import type { Problem } from '../../../../../domain/problems/problem.ts';
import type { OpinionAsked } from '../../../../../usecases/requests/give-opinion.ts';
import { ChoiceList } from '../../../../components/choice-list/choice-list.tsx';
import { FactList } from '../../../../components/fact-list/fact-list.tsx';
import { FormField } from '../../../../components/form-field/form-field.tsx';
import { FormProblems } from '../../../../components/form-problems/form-problems.tsx';
import { Notice } from '../../../../components/notice/notice.tsx';
import { dayWords } from '../../../../local-time.ts';
import { FileField } from '../status/applicant-forms.tsx';

export interface OpinionProps {
  readonly here: string;
  readonly asked: OpinionAsked;
  readonly problems: readonly Problem[];
  readonly typed: Readonly<Record<string, string>>;
  readonly done: string;
  readonly uploadBytes: number;
}

const replies = [
  { value: 'agrees', label: '同意公开' },
  { value: 'partly', label: '部分同意', hint: '请写明哪些内容不能公开' },
  { value: 'objects', label: '不同意公开', hint: '请写明理由' },
];

const silenceWords: Readonly<Record<OpinionAsked['silence'], string>> = {
  'agency-decides': '到期没有回复的，由机关依照《条例》自己决定是否公开，不等于同意，也不等于不同意。',
  consent: '到期没有回复的，视为同意公开。',
};

export function OpinionView({ here, asked, problems, typed, done, uploadBytes }: OpinionProps) {
  const { agencyName, agencyPhone, question, sentOn, lastDay, silence, article, letter, closed } = asked;
  return (
    <div class="wrap page narrow">
      <h1 class="title">{agencyName}征求您的意见</h1>
      {done === '' ? null : (
        <Notice
          tone="ok"
          title={done === 'late' ? '意见已经收到，期限已过，由机关酌情考虑' : '意见已经收到，谢谢'}
        >
          <p>机关会书面审查您的意见。要公开的，会先把公开的内容和理由书面告诉您。</p>
        </Notice>
      )}
      <FormProblems problems={problems} />
      <p>有人向{agencyName}申请公开政府信息，其中的内容可能与您有关。公开前，机关应当书面征求您的意见。</p>
      <section class="panel">
        <h2>征求意见的内容</h2>
        <p class="as-written">{question}</p>
      </section>
      <FactList
        facts={[
          ['来信日期', dayWords(sentOn)],
          [
            '最后一天',
            lastDay === null ? (
              '从您收到来信的第二天起算，以来信写明的为准'
            ) : (
              <strong>{dayWords(lastDay)}</strong>
            ),
          ],
          ['不回复的', silenceWords[silence]],
          ['机关电话', agencyPhone],
        ]}
      />
      {letter === null ? null : (
        <p>
          <a href={`${here}/letter`}>下载征求意见书（PDF）</a>
        </p>
      )}
      {closed ? (
        done === '' ? (
          <Notice tone="info" title="意见已经收到，或者征求意见已经结束">
            <p>要补充，请直接与机关联系。</p>
          </Notice>
        ) : null
      ) : (
        <form method="post" action={here} enctype="multipart/form-data">
          <ChoiceList
            name="reply"
            legend="您的意见"
            options={replies}
            value={typed.reply ?? ''}
            problems={problems}
          />
          <FormField
            name="text"
            label="理由"
            hint="不同意的必须写：哪些内容、为什么公开会损害您的合法权益"
            rows={6}
            maxLength={5000}
            value={typed.text ?? ''}
            problems={problems}
          />
          <FileField uploadBytes={uploadBytes} />
          <button type="submit" class="btn">
            提交意见
          </button>
        </form>
      )}
      <p class="law">
        {article}
        。理由合理的不予公开；机关认为不公开可能对公共利益造成重大影响的，可以决定公开，并书面告知您公开的内容和理由。
      </p>
    </div>
  );
}

export function NoOpinionView() {
  return (
    <div class="wrap page narrow">
      <h1 class="title">这个链接打不开</h1>
      <p>可能已经过期，或者地址没有复制完整。请与来信的机关联系，电话在征求意见书上。</p>
    </div>
  );
}
