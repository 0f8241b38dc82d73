/** The list of corrections. */
import { section } from './section.ts';
import { SideList, type SideListProps } from './side-list.tsx';

export type CorrectionsProps = Omit<SideListProps, 'section' | 'what' | 'empty'> & {
  readonly mayRegister: boolean;
};

export function CorrectionsView({ mayRegister, ...list }: CorrectionsProps) {
  return (
    <div class="wrap page">
      <div class="bench-top">
        <h1 class="title">更正</h1>
        {mayRegister ? (
          <div class="buttons">
            <a class="btn" href={`${section}/new`}>
              登记
            </a>
          </div>
        ) : null}
      </div>
      <p class="lead quiet">
        有人认为与自己有关的记录不准确、并有证据的，可以要求更正。不是申请公开，不计入年度报告的申请表。
        <span class="law">《条例》第四十一条</span>
      </p>
      <SideList
        {...list}
        section={section}
        what="更正申请"
        empty={<p>没有符合条件的更正申请。网上提出的会自动出现在这里，当面、来信的请登记。</p>}
      />
    </div>
  );
}
