/** The form of 核对我的年报. */
import { Notice } from '../../components/notice/notice.tsx';

export interface CheckTrouble {
  readonly title: string;
  readonly remedy: string;
}

export interface CheckProps {
  readonly uploadBytes: number;
  readonly mostFiles: number;
  readonly trouble: CheckTrouble | null;
}

const accepted = '.txt,.html,.htm,.md,.docx,.pdf,.xlsx';

export function CheckView({ uploadBytes, mostFiles, trouble }: CheckProps) {
  return (
    <div class="wrap page narrow">
      <h1 class="title">核对我的年报</h1>
      <p class="lead">公布之前先查错：表内合计、勾稽关系、正文与表格、与上一年度的衔接，一次查完。</p>
      {trouble === null ? null : (
        <Notice tone="error" title={trouble.title}>
          <p>{trouble.remedy}</p>
        </Notice>
      )}
      <form class="panel upload" method="post" action="/check" enctype="multipart/form-data">
        <div class="field">
          <label for="file">年度报告文件（必选）</label>
          <p class="hint" id="file-hint">
            网页、Word（.docx）、PDF（有文字的，不是扫描件）、Excel（.xlsx）、文本都可以；最多 {mostFiles}{' '}
            份，每份不超过 {Math.floor(uploadBytes / 1024 / 1024)}&nbsp;MB。
          </p>
          <input
            type="file"
            id="file"
            name="file"
            multiple
            required
            accept={accepted}
            aria-describedby="file-hint"
          />
        </div>
        <div class="field">
          <label for="previous">上一年度的年报（可不选）</label>
          <p class="hint" id="previous-hint">
            选了就多查一项：上年结转、上年项目数等与上一年度是否衔接。
          </p>
          <input
            type="file"
            id="previous"
            name="previous"
            accept={accepted}
            aria-describedby="previous-hint"
          />
        </div>
        <button type="submit" class="btn">
          开始核对
        </button>
        <p class="safe">
          <strong>文件不保存。</strong>只在内存中读取，结果页送出后即丢弃，不留副本、不记录内容。
          <a href="/about#privacy">隐私说明</a>
        </p>
      </form>
      <h2>查哪些</h2>
      <ul class="prose">
        <li>
          第三、四部分表格：各类申请人之和是否等于总计，各项结果之和是否等于总计，新收加结转是否等于办结加结转下年。
        </li>
        <li>正文与表格：“收到申请……件”“办结率……”与表中的数是否一致。</li>
        <li>正文的分项：“其中……”各项相加是否等于总数，百分比与件数是否相符。</li>
        <li>缺章、缺表、缺联系方式，格子里混入单位或空格。</li>
      </ul>
      <p class="law">
        编制要求见<a href="/about#law">《政府信息公开条例》第五十条</a>、国办公开办函〔2021〕30号；全部规则见
        <a href="/rules">规则</a>
        页。
      </p>
    </div>
  );
}
