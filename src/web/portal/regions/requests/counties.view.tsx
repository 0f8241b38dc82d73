/** Which county: only those that take requests here. */
import { requestsHref } from './requests-href.ts';

export function CountiesView({
  places,
}: {
  places: readonly { readonly regionId: string; readonly name: string }[];
}) {
  return (
    <div class="wrap page narrow">
      <h1 class="title">申请公开</h1>
      {places.length === 0 ? (
        <p>还没有县在这里受理申请。请直接与要找的机关联系：当面提交、邮寄都可以，机关不得拒收。</p>
      ) : (
        <>
          <p class="lead">请选择向哪个县的机关申请。</p>
          <ul class="list short">
            {places.map(({ regionId, name }) => (
              <li>
                <a href={requestsHref(regionId)}>{name}</a>
              </li>
            ))}
          </ul>
        </>
      )}
      <p class="law">《政府信息公开条例》第二十七条、第二十八条</p>
    </div>
  );
}
