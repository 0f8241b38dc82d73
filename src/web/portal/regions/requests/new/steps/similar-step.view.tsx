/** What is public already: perhaps nobody has to wait twenty working days. */
import type { SearchHit } from '../../../../../../usecases/ports/search.ts';
import { SearchHits } from '../../../../../components/search-hits/search-hits.tsx';
import { StepFrame, type StepProps } from './step-frame.tsx';

export interface SimilarStepProps extends StepProps {
  readonly found: readonly {
    readonly title: string;
    readonly words: string;
    readonly hits: readonly SearchHit[];
  }[];
}

export function SimilarStepView(props: SimilarStepProps) {
  const { found } = props;
  const any = found.some(({ hits }) => hits.length > 0);
  return (
    <StepFrame
      {...props}
      step="similar"
      button={any ? '都不是我要的，继续申请' : '继续申请'}
      law="《政府信息公开条例》第三十六条第一项：已经主动公开的，机关会告诉您在哪里看。"
    >
      <p>
        {any
          ? '下面是与您的描述相近、已经公开的。是您要的，直接打开看，不必申请；不是的，继续。'
          : '没有找到与您的描述相近的公开信息，请继续申请。'}
      </p>
      {found
        .filter(({ hits }) => hits.length > 0)
        .map(({ title, words, hits }) => (
          <section>
            {found.length > 1 ? <h2>{title}</h2> : null}
            <SearchHits hits={hits} words={words} />
          </section>
        ))}
    </StepFrame>
  );
}
