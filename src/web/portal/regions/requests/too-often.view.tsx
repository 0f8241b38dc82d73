export function TooOftenView({ seconds }: { seconds: number }) {
  return (
    <div class="wrap page narrow">
      <h1 class="title">请稍等再试</h1>
      <p>这个网络来的次数太多。请 {seconds} 秒后返回上一页再提交。填过的内容都留着，没有丢。</p>
      <p>着急的话，可以直接打电话给受理机关，或者当面提交、邮寄。</p>
    </div>
  );
}
