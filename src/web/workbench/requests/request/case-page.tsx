/** The frame of a short page about one case: where one is, which case, what is wrong. */
import type { ComponentChildren } from 'preact';
import type { Problem } from '../../../../domain/problems/problem.ts';
import { Crumbs } from '../../../components/crumbs/crumbs.tsx';
import { FormProblems } from '../../../components/form-problems/form-problems.tsx';
import { caseHref, section } from '../section.ts';

export interface CasePageProps {
  readonly requestId: string;
  readonly number: string;
  /** What was asked for. */
  readonly title: string;
  /** What this page is for. */
  readonly here: string;
  readonly article?: string;
  readonly problems?: readonly Problem[];
  readonly children: ComponentChildren;
}

export function CasePage({
  requestId,
  number,
  title,
  here,
  article,
  problems = [],
  children,
}: CasePageProps) {
  return (
    <div class="wrap page">
      <Crumbs
        above={[
          [section, '依申请公开'],
          [caseHref(requestId), number],
        ]}
        here={here}
      />
      <h1 class="title">{here}</h1>
      <p class="quiet">
        {number}　{title}
      </p>
      {article === undefined ? null : <p class="law">{article}</p>}
      <FormProblems problems={problems} />
      {children}
    </div>
  );
}

/** The buttons below a form of a case. */
export function CaseButtons({ requestId, text }: { requestId: string; text: string }) {
  return (
    <div class="buttons">
      <button type="submit" class="btn">
        {text}
      </button>
      <a href={caseHref(requestId)}>不办了，返回案卷</a>
    </div>
  );
}
