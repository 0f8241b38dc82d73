/** Second step of an import: what would change, and whether it can be done. */
import { AgencyChanges, type FieldChange } from '../../../components/agency-changes/agency-changes.tsx';
import { Notice } from '../../../components/notice/notice.tsx';
import { RecordTable } from '../../../components/record-table/record-table.tsx';
import { AgencyCrumbs } from '../agency-crumbs.tsx';
import { ImportSteps } from './import-steps.tsx';

export interface PreviewProps {
  readonly fileName: string;
  readonly stagedId: string;
  /** Until when it can be confirmed, in words. */
  readonly until: string;
  readonly added: readonly { readonly agencyId: string; readonly name: string; readonly kind: string }[];
  readonly changed: readonly {
    readonly agencyId: string;
    readonly name: string;
    readonly changes: readonly FieldChange[];
  }[];
  readonly unchanged: number;
  /** In the directory but not in the file. */
  readonly missing: readonly { readonly agencyId: string; readonly name: string }[];
  readonly problems: readonly {
    /** As the spreadsheet numbers them; null: about the whole file. */
    readonly row: number | null;
    readonly column: string | null;
    readonly message: string;
  }[];
  readonly hints: readonly string[];
}

export function PreviewView(preview: PreviewProps) {
  const { fileName, stagedId, until, added, changed, missing, problems, hints } = preview;
  const changesNothing = added.length + changed.length === 0;
  return (
    <div class="wrap page">
      <AgencyCrumbs here="导入" />
      <h1 class="title">预览：{fileName}</h1>
      <ImportSteps at={2} />
      {problems.length > 0 ? (
        <Notice tone="error" title={`文件里有 ${problems.length} 处要先改好，现在不能导入`}>
          <p>什么都没有改动。请在表格里按下面的位置改好、保存，再上传一次。</p>
        </Notice>
      ) : changesNothing ? (
        <Notice tone="info" title="文件和名录完全一样，没有要改的" />
      ) : (
        <Notice tone="info" title="现在还什么都没有改动，请看清楚再确认">
          <p>这份预览保留到 {until}，过后请重新上传。</p>
        </Notice>
      )}
      {hints.length === 0 ? null : (
        <ul>
          {hints.map((hint) => (
            <li>{hint}</li>
          ))}
        </ul>
      )}
      <Figures {...preview} />
      {problems.length > 0 || changesNothing ? null : (
        <form method="post" action={`/workbench/agencies/import/${stagedId}`}>
          <div class="buttons">
            <button type="submit" class="btn">
              确认导入：新增 {added.length} 个，修改 {changed.length} 个
            </button>
            <a href="/workbench/agencies">放弃，什么都不改</a>
          </div>
        </form>
      )}
      {problems.length === 0 ? null : <Problems problems={problems} />}
      {changed.length === 0 ? null : (
        <>
          <h2>会修改的 {changed.length} 个机关</h2>
          <ul class="import-changed">
            {changed.map(({ agencyId, name, changes }) => (
              <li>
                <h3>
                  {name} <small class="quiet">{agencyId}</small>
                </h3>
                <AgencyChanges changes={changes} />
              </li>
            ))}
          </ul>
        </>
      )}
      {added.length === 0 ? null : (
        <>
          <h2>会新增的 {added.length} 个机关</h2>
          <RecordTable
            label="会新增的机关"
            heads={['机关', '代码', '类别']}
            rows={added.map(({ agencyId, name, kind }) => [name, agencyId, kind])}
          />
        </>
      )}
      {missing.length === 0 ? null : (
        <>
          <h2>名录里有、文件里没有的 {missing.length} 个机关</h2>
          <p class="quiet">导入不会改动它们。确已撤销的，请点开登记机构改革。</p>
          <ul>
            {missing.map(({ agencyId, name }) => (
              <li>
                <a href={`/workbench/agencies/${agencyId}`}>{name}</a> <small class="quiet">{agencyId}</small>
              </li>
            ))}
          </ul>
        </>
      )}
      <p>
        <a href="/workbench/agencies/import">换一个文件</a>
      </p>
    </div>
  );
}

function Figures({ added, changed, unchanged, missing, problems }: PreviewProps) {
  const figures = [
    ['新增', added.length, ''],
    ['修改', changed.length, ''],
    ['不变', unchanged, ''],
    ['文件里没有', missing.length, ''],
    ['要改正', problems.length, problems.length > 0 ? 'bad' : ''],
  ] as const;
  return (
    <dl class="import-figures">
      {figures.map(([words, count, tone]) => (
        <div class={tone === '' ? undefined : tone}>
          <dt>{words}</dt>
          <dd>{count}</dd>
        </div>
      ))}
    </dl>
  );
}

function Problems({ problems }: Pick<PreviewProps, 'problems'>) {
  return (
    <>
      <h2>要改正的 {problems.length} 处</h2>
      <RecordTable
        label="要改正的地方：行、列和怎样改"
        heads={['行', '列', '怎样改']}
        rows={problems.map(({ row, column, message }) => [
          row === null ? '整个文件' : `第 ${row} 行`,
          column === null ? null : `${column} 列`,
          message,
        ])}
      />
    </>
  );
}
