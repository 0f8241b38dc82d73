/** An address asked too often. */
import { Notice } from '../../components/notice/notice.tsx';

export function TooOftenView({ seconds }: { seconds: number }) {
  return (
    <div class="wrap page narrow">
      <h1 class="title">请稍等</h1>
      <Notice tone="warn" title={`您所在的网络登录得太频繁，请等 ${seconds} 秒再试`}>
        <p>什么都没有改动。</p>
      </Notice>
      <p>
        <a href="/workbench/sign-in">回登录页</a>
      </p>
    </div>
  );
}
