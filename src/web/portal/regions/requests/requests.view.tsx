/** 政府信息公开指南: how to ask, what it costs, what happens then, and one's rights. */
import { lengthWords } from '../../../../domain/request-rules/deadline.ts';
import type { FeeMethod } from '../../../../domain/request-rules/fee-tariff.ts';
import type { Guide, GuideAgency } from '../../../../usecases/requests/guide.ts';
import { AgencyPhone } from '../../../components/agency-phone/agency-phone.tsx';
import { Notice } from '../../../components/notice/notice.tsx';
import { dayWords } from '../../../local-time.ts';
import { requestsHref } from './requests-href.ts';

export function GuideView({ guide }: { guide: Guide }) {
  const { regionId, region } = guide;
  const here = requestsHref(regionId);
  return (
    <div class="wrap page guide">
      <nav class="crumbs" aria-label="当前位置">
        <a href="/">首页</a>
        <span aria-current="page">{region}依申请公开</span>
      </nav>
      <h1 class="title">向{region}的机关申请公开信息</h1>
      <p class="lead">已经公开的，先查一查；没有找到的，任何人都可以申请，不需要说明用途，一般不收费。</p>
      {guide.open ? (
        <div class="doors flat">
          <a class="door" href={`${here}/new`}>
            <b>我要申请</b>
            <span>在手机或者电脑上填写，约十分钟；没填完的会留着</span>
          </a>
          <a class="door" href={`${here}/status`}>
            <b>查进度、补正、领答复</b>
            <span>凭回执上的查询码</span>
          </a>
          <a class="door" href={`/regions/${regionId}/answers`}>
            <b>看公开的答复</b>
            <span>别人问过、机关答过的，也许正是您要的</span>
          </a>
        </div>
      ) : (
        <Notice tone="info" title="这个县还没有在这里开通网上申请">
          <p>请当面提交或者邮寄，机关不得拒收。地址、电话见下面的名单。</p>
        </Notice>
      )}
      <nav class="guide-toc" aria-label="本页内容">
        <a href="#ways">怎样提出</a>
        <a href="#write">写什么</a>
        <a href="#next">多久答复</a>
        <a href="#fees">费用</a>
        <a href="#rights">您的权利</a>
        <a href="#offices">找谁</a>
      </nav>
      <section aria-labelledby="ways">
        <h2 id="ways">怎样提出</h2>
        <Ways guide={guide} />
      </section>
      <section aria-labelledby="write">
        <h2 id="write">写什么</h2>
        <ol class="prose">
          <li>您的姓名或者单位名称、身份证明、联系方式。委托别人办的，加上委托书和代理人的身份证明。</li>
          <li>要哪些信息：名称、文号，或者能据以找到它的特征，例如哪一年、哪件事、哪个地方。</li>
          <li>
            要什么形式（{guide.forms.map(({ name }) => name).join('、')}），怎样交给您（
            {guide.deliveries.map(({ name }) => name).join('、')}）。
          </li>
        </ol>
        <p>
          不用写用途，也没有人可以要求您写。一份申请写一件事，办得快；要几件事的，可以一次填写，系统会分成几份。
        </p>
        <p class="law">《政府信息公开条例》第二十七条、第二十九条</p>
      </section>
      <section aria-labelledby="next">
        <h2 id="next">多久答复</h2>
        <p>能当场答复的当场答复。各项期限如下，遇法定休假日、调休，按国务院办公厅的放假通知计算。</p>
        <table class="guide-table">
          <caption class="hidden">法定期限</caption>
          <thead>
            <tr>
              <th scope="col">事项</th>
              <th scope="col">期限</th>
              <th scope="col">依据</th>
            </tr>
          </thead>
          <tbody>
            {guide.periods.map((period) => (
              <tr>
                <th scope="row">{period.name}</th>
                <td>{lengthWords(period)}</td>
                <td>{period.article}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <p>
          内容写得不清楚的，机关会一次性请您补正；涉及第三方的，会书面征求意见。补正和征求意见的时间不算在答复期限里，查询页上看得到每一天怎样算。
        </p>
      </section>
      <section aria-labelledby="fees">
        <h2 id="fees">费用</h2>
        <Fees guide={guide} />
      </section>
      <section aria-labelledby="rights">
        <h2 id="rights">您的权利</h2>
        <ul class="prose">
          <li>
            机关掌握的与自己有关的记录不准确，可以要求更正。
            {guide.open ? (
              <a class="right-link" href={`/regions/${regionId}/corrections`}>
                发现记录有误，申请更正
              </a>
            ) : null}
          </li>
          <li>阅读有困难，或者视听有障碍，机关应当提供必要的帮助。填写时勾选“需要帮助”即可。</li>
          <li>
            认为机关没有依法办理，可以向上一级机关或者政府信息公开工作主管部门投诉、举报。
            {guide.open ? (
              <a class="right-link" href={`/regions/${regionId}/complaints`}>
                对办理不满意，向主管部门投诉
              </a>
            ) : null}
          </li>
          <li>对答复不服，可以申请行政复议、提起行政诉讼。答复书和查询页都会写明向谁提、到哪一天为止。</li>
        </ul>
        <p class="law">《政府信息公开条例》第四十一条、第四十三条、第四十七条、第五十一条</p>
      </section>
      <section aria-labelledby="offices">
        <h2 id="offices">找谁</h2>
        <Offices guide={guide} />
      </section>
      <p class="quiet small">
        {dayWords(guide.today)}按现行规定和机关名录生成。可以打印，也可以用浏览器存成 PDF。
      </p>
    </div>
  );
}

function Ways({ guide: { channels, open } }: { guide: Guide }) {
  return (
    <ul class="list">
      {channels
        .filter(({ online }) => !online || open)
        .map(({ name, hint, basic, article }) => (
          <li>
            <span>
              <strong>{name}</strong>
              {basic ? <span class="tag ok way-tag">不得拒收</span> : null}
            </span>
            <span class="meta">
              {hint}
              {article === '' ? '' : `（${article}）`}
            </span>
          </li>
        ))}
    </ul>
  );
}

/** The tariff in sentences: 1 至 10 件不收费；11 至 30 件每件 100 元；…. */
function tierWords({ counts, tiers }: FeeMethod): string {
  const unit = counts === 'pages' ? '页' : '件';
  return tiers
    .map(({ from, rate, grows }, at) => {
      const next = tiers[at + 1]?.from ?? null;
      const reach = next === null ? `第 ${from} ${unit}起` : `第 ${from} 至 ${next - 1} ${unit}`;
      const price = rate === 0 ? '不收费' : `每${unit} ${rate} 元`;
      const more =
        grows === null ? '' : `，此后每增加 ${grows.every} ${unit}，每${unit}再加 ${grows.more} 元`;
      return `${reach}${price}${more}`;
    })
    .join('；');
}

function Fees({ guide: { fees } }: { guide: Guide }) {
  if (fees === null) return <p>提供政府信息不收费。</p>;
  return (
    <>
      <p>
        不收检索、复制、邮寄的费用。只有申请的数量、频次明显超过合理范围的，机关才可以收取信息处理费，二选一，不同时用：
      </p>
      <ul class="prose">
        {fees.methods.map((method) => (
          <li>
            {method.name}
            {method.counts === 'pages'
              ? '（同一份申请的页数）'
              : '（同一申请人一个月内向同一机关提出的件数）'}
            ：{tierWords(method)}。
          </li>
        ))}
      </ul>
      <p>要收费的，会在答复期限内书面通知，写明怎样计算、怎样缴纳；不缴的，视为放弃申请。</p>
      <p class="law">《政府信息公开条例》第四十二条；{fees.article}</p>
    </>
  );
}

/** Folded by kind: a county has some seventy agencies, and one reader looks for one of them. */
function Offices({ guide }: { guide: Guide }) {
  const groups = [...Map.groupBy(guide.agencies, ({ kindName }) => kindName)];
  const directory = `/regions/${guide.regionId}/agencies`;
  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: browsers of 2020 do not know the search element */}
      <form class="search agency-find" method="get" action={directory} role="search">
        <input
          type="search"
          name="q"
          aria-label="找机关：名称、简称、职能或电话"
          placeholder="名称或职能，如 财政、土地"
          maxLength={60}
        />
        <button type="submit">找机关</button>
      </form>
      <p class="quiet">
        不知道归谁管，按职能搜索，也可以打电话问{guide.agencies[0]?.name ?? '主管部门'}。共{' '}
        {guide.agencies.length} 个机关，按类别展开：
      </p>
      {groups.map(([kind, agencies]) => (
        <details class="guide-group" open={groups.length === 1 || agencies.length === 1}>
          <summary>
            {kind}
            <span class="count">{agencies.length} 个</span>
          </summary>
          <ul class="guide-offices">
            {agencies.map((agency) => (
              <Office agency={agency} guide={guide} />
            ))}
          </ul>
        </details>
      ))}
    </>
  );
}

function Office({ agency, guide }: { agency: GuideAgency; guide: Guide }) {
  const { agencyId, name, office } = agency;
  const { regionId, open } = guide;
  return (
    <li>
      <h3>
        <a href={`/regions/${regionId}/agencies/${encodeURIComponent(agencyId)}`}>{name}</a>
      </h3>
      <p>
        {office.name}　<AgencyPhone phone={office.phone} of={name} />
      </p>
      <p class="small">
        {office.address}　{office.hours}
      </p>
      {open ? (
        <p>
          <a href={`${requestsHref(regionId)}/new?agency=${encodeURIComponent(agencyId)}`}>
            向它申请<span class="hidden">：{name}</span>
          </a>
        </p>
      ) : null}
    </li>
  );
}
