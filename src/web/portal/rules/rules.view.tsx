/** The rules in words. */
import type { LaidOutTable } from '../../../domain/reports/lay-out-table.ts';
import type {
  DescribedForm,
  DescribedRule,
  DescribedRules,
  SignedLabel,
} from '../../../usecases/reports/describe-rules.ts';
import { ScrollRegion } from '../../components/scroll-region/scroll-region.tsx';
import { kindWord, severityWord } from '../../words.ts';

const scopeWords = {
  report: '本报告之内',
  'cross-year': '与上一年度报告之间',
  hierarchy: '与下级报告之间',
} as const;
const operatorWords = {
  '==': '等于',
  differs: '不应恰好等于',
  some_positive: '不应全为 0',
  '<=': '不大于',
  '>=': '不小于',
  implies_positive: '大于 0 时，下列也应大于 0',
} as const;

export function RulesView({ rules }: { rules: DescribedRules }) {
  return (
    <div class="wrap page">
      <h1 class="title">规则</h1>
      <p class="quiet lead">
        年报有三代格式。本站按格式认出每一格，再按下面的规则核对。规则是数据文件，任何人都能看、能改、能提意见。
      </p>
      <nav class="links" aria-label="本页内容">
        <a href="#formats">格式</a>
        <a href="#identities">勾稽关系（{rules.rules.length} 条）</a>
        <a href="#text">正文与结构（{rules.text.length} 条）</a>
        <a href="/about#law">法律依据</a>
      </nav>
      <h2 id="formats">格式</h2>
      <div class="doors flat">
        {rules.formats.map((format) => (
          <a class="door" href={`/rules/${format.id}`}>
            <b>{format.title}</b>
            <span>
              {format.years.until === null
                ? `${format.years.from} 年起`
                : `${format.years.from}—${format.years.until - 1} 年度`}
              ，{format.tables.length} 张表，{format.cells.size} 格
            </span>
            <span class="law">{format.basis}</span>
          </a>
        ))}
      </div>
      <h2 id="identities">勾稽关系</h2>
      <p class="small quiet">
        “矛盾”表示两处数据不能同时为真；“待核”表示看上去不合理；“提示”供改进。空格、未印的格不参与判断。
      </p>
      <RuleList rules={rules.rules} formats={rules.formats} />
      <h2 id="text">正文与结构</h2>
      <div class="rules">
        {rules.text.map((rule) => (
          <article class="rule" id={rule.id}>
            <h3>
              <span class={`sev ${rule.severity}`}>{severityWord[rule.severity]}</span>
              <code>{rule.id}</code>
            </h3>
            <p class="formula">{rule.words}</p>
            <p class="law">
              {kindWord(rule.kind)} · <a href={`/findings?rule=${rule.id}`}>看由它发现的问题</a>
            </p>
          </article>
        ))}
      </div>
      <p class="law">规则版本 {rules.fingerprint}</p>
    </div>
  );
}

function RuleList({
  rules,
  formats,
}: {
  rules: readonly DescribedRule[];
  formats: DescribedRules['formats'];
}) {
  const titles = new Map(formats.map((format) => [format.id, format.shortTitle]));
  return (
    <div class="rules">
      {rules.map((rule) => (
        <article class="rule" id={rule.id}>
          <h3>
            <span class={`sev ${rule.severity}`}>{severityWord[rule.severity]}</span>
            <code>{rule.id}</code>
          </h3>
          <p class="formula">
            {sideText(rule.left)} <b>{operatorWords[rule.operator]}</b>{' '}
            {rule.operator === 'some_positive' ? null : sideText(rule.right)}
          </p>
          <p class="law">
            {kindWord(rule.kind)} · {scopeWords[rule.scope]} · 适用{' '}
            {rule.formats.map((id) => titles.get(id) ?? id).join('、')}
            {rule.instances > 1 ? ` · 同样的关系共 ${rule.instances} 处，上面是其中一处` : ''} ·{' '}
            <a href={`/findings?rule=${rule.id}`}>看由它发现的问题</a>
          </p>
        </article>
      ))}
    </div>
  );
}

function sideText(terms: readonly SignedLabel[]) {
  return terms.map((term, at) => (
    <>
      {at === 0 ? (term.sign < 0 ? '－' : '') : term.sign < 0 ? ' － ' : ' ＋ '}
      <span class="term">{term.label}</span>
    </>
  ));
}

export function FormView({ form }: { form: DescribedForm }) {
  const { format } = form;
  return (
    <div class="wrap page">
      <nav class="crumbs" aria-label="当前位置">
        <a href="/">首页</a>
        <a href="/rules">规则</a>
        <span>{format.shortTitle}</span>
      </nav>
      <h1 class="title">{format.title}</h1>
      <p class="quiet">
        {format.basis}　
        <a class="law" href="/about#law">
          {format.law}
        </a>
      </p>
      {form.tables.map((table) => (
        <section class="chapter">
          <h2>{table.title}</h2>
          <EmptyTable table={table} />
        </section>
      ))}
      <h2>这种格式的勾稽关系</h2>
      <RuleList rules={form.rules} formats={[form.format]} />
    </div>
  );
}

function EmptyTable({ table }: { table: LaidOutTable }) {
  return (
    <ScrollRegion label={`${table.title}`}>
      <table class={`stat ${table.layout}`}>
        <caption class="hidden">{table.title}</caption>
        <thead>
          {table.headRows.map((row) => (
            <tr>
              {row.map((head) =>
                head.text === '' ? (
                  <td colSpan={head.colSpan} rowSpan={head.rowSpan} />
                ) : (
                  <th scope="col" colSpan={head.colSpan} rowSpan={head.rowSpan}>
                    {head.text}
                  </th>
                ),
              )}
            </tr>
          ))}
        </thead>
        <tbody>
          {table.rows.map((row) => (
            <tr>
              {row.heads.map((head) => (
                <th
                  scope="row"
                  colSpan={head.colSpan}
                  rowSpan={head.rowSpan}
                  class={row.unit === null ? undefined : `d${Math.min(row.depth, 3)}`}
                >
                  {head.text}
                </th>
              ))}
              {row.unit === null ? null : <td class="unit">{row.unit}</td>}
              {row.cells.map((cell) => (
                <td class="unit">{cell === null ? '' : cell.unit}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
