/** The form for a reorganisation: which function goes to whom, since when, and whether the agency ends. */
import type { Problem } from '../../../../../domain/problems/problem.ts';
import type { HistoryEntry } from '../../../../components/agency-history/agency-history.tsx';
import {
  AgencySuccessions,
  type ShownSuccession,
} from '../../../../components/agency-successions/agency-successions.tsx';
import { FormField } from '../../../../components/form-field/form-field.tsx';
import { FormProblems } from '../../../../components/form-problems/form-problems.tsx';
import { dayWords } from '../../../../local-time.ts';
import { AgencyCrumbs } from '../../agency-crumbs.tsx';
import { StaleNotice } from '../../stale-notice.tsx';

export interface SuccessionRow {
  readonly successorId: string;
  readonly functionName: string;
  readonly on: string;
  readonly basis: string;
}

export interface SuccessionProps {
  readonly agencyId: string;
  readonly name: string;
  readonly version: number;
  /** As typed. */
  readonly until: string;
  /** Recorded before; they stay. */
  readonly known: readonly ShownSuccession[];
  /** Day on which its end was recorded before; null: none. */
  readonly endsOn: string | null;
  /** May rows be added? */
  readonly more: boolean;
  readonly rows: readonly SuccessionRow[];
  /** Agencies that may take over: code and words. */
  readonly others: readonly (readonly [code: string, words: string])[];
  readonly problems: readonly Problem[];
  readonly meanwhile: readonly HistoryEntry[];
}

export function SuccessionView(props: SuccessionProps) {
  const { agencyId, name, version, until, known, endsOn, rows, more, others, problems, meanwhile } = props;
  const here = `/workbench/agencies/${agencyId}`;
  return (
    <div class="wrap page">
      <AgencyCrumbs agencyId={agencyId} name={name} here="登记机构改革" />
      <h1 class="title">登记机构改革、职能划转</h1>
      <p class="lead quiet">
        {name}
        的职能从哪天起由谁行使。公开名录会写明去向，收到的申请会转给现在行使职能的机关。新机关还没有登记的，请先
        <a href="/workbench/agencies/new">登记新机关</a>。
      </p>
      <p class="law">国办公开办函〔2019〕14号：职能划转后，由现在行使职能的机关负责</p>
      {meanwhile.length > 0 ? <StaleNotice meanwhile={meanwhile} /> : <FormProblems problems={problems} />}
      {known.length === 0 ? null : (
        <section aria-labelledby="known">
          <h2 id="known">已登记的职能去向</h2>
          <AgencySuccessions direction="given" successions={known} />
        </section>
      )}
      <form method="post" action={`${here}/succession`}>
        <input type="hidden" name="version" value={String(version)} />
        <input type="hidden" name="rows" value={String(rows.length)} />
        <fieldset class="group">
          <legend>职能去向</legend>
          <p class="quiet">一行一项职能；全部职能划给一个机关的，“职能”一栏空着。用不到的行空着即可。</p>
          {rows.map((row, index) => (
            <Row row={row} number={index + 1} others={others} problems={problems} />
          ))}
        </fieldset>
        <fieldset class="group">
          <legend>本机关是否撤销</legend>
          {endsOn !== null ? (
            <p>已登记自{dayWords(endsOn)}起撤销，不用再填。</p>
          ) : (
            <FormField
              name="until"
              label="撤销日期"
              type="date"
              value={until}
              hint="从这一天起机关不再存在。只划出部分职能、机关保留的，空着"
              problems={problems}
            />
          )}
        </fieldset>
        <div class="buttons">
          <button type="submit" class="btn">
            登记
          </button>
          {more ? (
            <button type="submit" class="btn second" name="more" value="yes" formNoValidate>
              再加三行
            </button>
          ) : null}
          <a href={here}>不登记，返回</a>
        </div>
      </form>
    </div>
  );
}

interface RowProps extends Pick<SuccessionProps, 'others' | 'problems'> {
  readonly row: SuccessionRow;
  readonly number: number;
}

function Row({ row, number, others, problems }: RowProps) {
  const name = (field: string) => `successions.${number - 1}.${field}`;
  return (
    <fieldset class="succession-row">
      <legend class="hidden">第 {number} 行</legend>
      <div class="two-fields">
        <FormField
          name={name('functionName')}
          label={`${number}. 职能`}
          value={row.functionName}
          hint="如“土地登记”；空着表示全部职能"
          maxLength={100}
          problems={problems}
        />
        <FormField
          name={name('successorId')}
          label="现由谁行使"
          value={row.successorId}
          options={[['', '请选择机关'], ...others]}
          hint="接续职能的机关"
          problems={problems}
          needed="用到这一行时必填"
        />
        <FormField
          name={name('on')}
          label="从哪天起"
          type="date"
          value={row.on}
          problems={problems}
          needed="用到这一行时必填"
        />
        <FormField
          name={name('basis')}
          label="依据文件"
          value={row.basis}
          maxLength={200}
          problems={problems}
          needed="用到这一行时必填"
        />
      </div>
    </fieldset>
  );
}
