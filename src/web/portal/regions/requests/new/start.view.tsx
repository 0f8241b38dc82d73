/** Before the form: what will be asked, and a way back to what was not finished. */
import type { DraftStep } from '../../../../../usecases/requests/draft-check.ts';
import { Notice } from '../../../../components/notice/notice.tsx';
import { localTime } from '../../../../local-time.ts';
import { newHref, requestsHref } from '../requests-href.ts';

export interface StartProps {
  readonly regionId: string;
  readonly region: string;
  /** Chosen before; '' for none. */
  readonly agencyId: string;
  readonly unfinished: {
    readonly title: string;
    readonly step: DraftStep;
    readonly stepTitle: string;
    /** ISO instant. */
    readonly expiresAt: string;
  } | null;
}

export function StartView({ regionId, region, agencyId, unfinished }: StartProps) {
  const here = newHref(regionId);
  return (
    <div class="wrap page narrow">
      <nav class="crumbs" aria-label="当前位置">
        <a href="/">首页</a>
        <a href={requestsHref(regionId)}>{region}依申请公开</a>
        <span aria-current="page">我要申请</span>
      </nav>
      <h1 class="title">我要申请</h1>
      {unfinished === null ? null : (
        <Notice tone="info" title="您有一份没填完的申请">
          <p>
            {unfinished.title === '' ? '' : `《${unfinished.title}》，`}填到“{unfinished.stepTitle}”。保留到{' '}
            {localTime(unfinished.expiresAt)}，之后自动删除。
          </p>
          <div class="buttons">
            <a class="btn" href={`${here}/${unfinished.step}`}>
              接着填
            </a>
            <form method="post" action={`${here}/drop`}>
              <button type="submit" class="btn second">
                删掉，重新开始
              </button>
            </form>
          </div>
        </Notice>
      )}
      <p class="lead">一步一个问题，约十分钟。请准备好：</p>
      <ul class="prose">
        <li>要哪些信息：名称、文号，或者哪一年、哪件事。</li>
        <li>您的证件。可以现在拍照上传，也可以只填号码。</li>
        <li>替别人办的，还要有委托书的照片或者扫描件。</li>
      </ul>
      <p>
        不用写用途。填过的内容自动留在服务器上七天，换个时间用同一台设备打开就能接着填；提交之前，机关看不到。
      </p>
      {unfinished === null ? (
        <form method="post" action={here}>
          <input type="hidden" name="agencyId" value={agencyId} />
          <button type="submit" class="btn">
            开始填写
          </button>
        </form>
      ) : null}
      <p class="small quiet">
        填写的个人信息只用来办理这份申请，加密保存，只有办理人员能看。
        <a href="/about#privacy">隐私说明</a>　不方便在网上填？
        <a href={`${requestsHref(regionId)}#ways`}>当面、邮寄也可以</a>
      </p>
      <p class="law">《政府信息公开条例》第二十七条、第二十九条</p>
    </div>
  );
}
