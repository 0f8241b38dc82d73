/** The form of a notice: a row for each holiday; below it what the notice would do. */
import type { NoticeRow, NoticeTexts } from '../../../../domain/calendar/read-notice.ts';
import type { Problem } from '../../../../domain/problems/problem.ts';
import type { NoticePreview } from '../../../../usecases/requests/enter-notice.ts';
import { Crumbs } from '../../../components/crumbs/crumbs.tsx';
import { FormField } from '../../../components/form-field/form-field.tsx';
import { FormProblems } from '../../../components/form-problems/form-problems.tsx';
import { Notice } from '../../../components/notice/notice.tsx';
import { NoticeDays } from '../calendar.view.tsx';
import { MovedRequests } from '../moved-requests.tsx';
import { section } from '../section.ts';

/** More holidays than any year has. */
export const noticeRows = 9;

export interface NewNoticeProps {
  readonly texts: NoticeTexts;
  readonly preview: NoticePreview | null;
  readonly problems: readonly Problem[];
}

export function NewNoticeView({ texts, preview, problems }: NewNoticeProps) {
  return (
    <div class="wrap page">
      <Crumbs above={[[section, '工作日历']]} here="录入放假通知" />
      <h1 class="title">录入放假通知</h1>
      <p class="lead quiet">
        照通知逐个节日填写，先预览，再录入。后发的通知以它写明的日期为准；民族自治地方的节日、应急放假选“本地安排”。
      </p>
      <FormProblems problems={problems} />
      {preview === null ? null : <Preview preview={preview} />}
      <form method="post" action={`${section}/new`}>
        <fieldset class="group">
          <legend>通知</legend>
          <div class="two-fields">
            <FormField
              name="source"
              label="文号"
              hint="如 国办发明电〔2026〕9号"
              value={texts.source}
              required
              maxLength={60}
              problems={problems}
            />
            <FormField
              name="issued"
              label="发文日期"
              hint="以文件写明的为准"
              type="date"
              value={texts.issued}
              required
              problems={problems}
            />
            <FormField
              name="year"
              label="哪一年的安排"
              value={texts.year}
              required
              inputMode="numeric"
              maxLength={4}
              problems={problems}
            />
            <FormField
              name="scope"
              label="哪里的安排"
              value={texts.scope}
              required
              options={[
                ['national', '国务院的通知'],
                ['local', '本地安排'],
              ]}
              problems={problems}
            />
          </div>
        </fieldset>
        <fieldset class="group">
          <legend>放假和补班</legend>
          {Array.from({ length: noticeRows }, (_, at) => (
            <Row at={at} row={texts.rows[at] ?? null} problems={problems} />
          ))}
        </fieldset>
        <div class="buttons">
          <button type="submit" class={preview === null ? 'btn' : 'btn second'}>
            {preview === null ? '预览' : '改好了，再预览'}
          </button>
          {preview === null ? null : (
            <button type="submit" class="btn" name="enter" value="yes">
              录入
            </button>
          )}
          <a href={section}>不录了，返回</a>
        </div>
      </form>
    </div>
  );
}

const holidays = ['元旦', '春节', '清明节', '劳动节', '端午节', '中秋节', '国庆节'];

function Row({
  at,
  row,
  problems,
}: {
  readonly at: number;
  readonly row: NoticeRow | null;
  readonly problems: readonly Problem[];
}) {
  const name = (part: string) => `rows.${at}.${part}`;
  const needed = '用到这一行时填写';
  return (
    <fieldset class="notice-row">
      <legend class="hidden">第 {at + 1} 个节日</legend>
      <FormField
        name={name('name')}
        label={`${at + 1}. 节日`}
        value={row?.name ?? ''}
        needed={holidays[at] === undefined ? needed : `如 ${holidays[at]}`}
        maxLength={20}
        problems={problems}
      />
      <FormField
        name={name('from')}
        label="放假第一天"
        type="date"
        value={row?.from ?? ''}
        needed={needed}
        problems={problems}
      />
      <FormField
        name={name('until')}
        label="放假最后一天"
        type="date"
        value={row?.until ?? ''}
        needed={needed}
        problems={problems}
      />
      <FormField
        name={name('work')}
        label="补班日"
        value={row?.work ?? ''}
        needed="没有的空着，多个用顿号"
        maxLength={100}
        problems={problems}
      />
    </fieldset>
  );
}

function Preview({ preview }: { readonly preview: NoticePreview }) {
  const { notice, workdays, publishes, moves } = preview;
  return (
    <section class="panel" aria-labelledby="preview">
      <h2 id="preview">预览（还没有录入）</h2>
      <Notice tone="info" title={`${notice.year} 年共 ${workdays} 个工作日`}>
        <p>
          {publishes
            ? `录入后，到 ${notice.year} 年底的期限不再是“暂定”。`
            : '录入后，以这份通知写明的日期为准，其他日期不变。'}
          {moves.length === 0 ? '没有办理中的申请因此变动期限。' : `${moves.length} 件办理中的申请期限变动：`}
        </p>
      </Notice>
      <MovedRequests moves={moves} />
      <NoticeDays notice={notice} />
    </section>
  );
}
