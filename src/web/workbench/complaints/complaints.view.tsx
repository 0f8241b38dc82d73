/** The list of complaints; above it the requests that are overdue and that nobody took up yet. */
import type { ComplaintList } from '../../../usecases/complaints/show-complaint.ts';
import { dayWords } from '../../local-time.ts';
import { SideList, type SideQuery } from '../corrections/side-list.tsx';
import { caseHref } from '../requests/section.ts';
import { section } from './section.ts';

export function ComplaintsView({ list, query }: { readonly list: ComplaintList; readonly query: SideQuery }) {
  return (
    <div class="wrap page">
      <div class="bench-top">
        <h1 class="title">投诉</h1>
        {list.mayHandle ? (
          <div class="buttons">
            <a class="btn" href={`${section}/new`}>
              登记
            </a>
          </div>
        ) : null}
      </div>
      <p class="lead quiet">
        认为机关不依法公开、不依法办理申请的，可以向主管部门投诉；查证属实的，应当督促整改或者通报批评。
        <span class="law">《条例》第四十七条</span>
      </p>
      <Overdue list={list} />
      <SideList
        {...list}
        query={query}
        section={section}
        what="投诉"
        empty={<p>没有符合条件的投诉。网上提出的会自动出现在这里，来信、来访的请登记。</p>}
      />
    </div>
  );
}

function Overdue({ list: { overdue, mayHandle } }: { readonly list: ComplaintList }) {
  if (overdue.length === 0) return null;
  return (
    <section class="panel" aria-labelledby="overdue">
      <h2 id="overdue">逾期没有答复的申请</h2>
      <p>不用等人投诉，主管部门可以直接督办。</p>
      <ul class="rows tasks">
        {overdue.map(({ row, agencyName }) => (
          <li class="overdue">
            <div>
              <a href={caseHref(row.requestId)}>{row.number}</a>
              <small>
                {agencyName}
                {row.due === null ? '' : `，${dayWords(row.due)}到期`}
              </small>
            </div>
            {mayHandle ? (
              <a class="btn second" href={`${section}/new?request=${encodeURIComponent(row.number)}`}>
                督办
              </a>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
