/** /workbench/requests/:requestId/fee: both amounts, one chosen, the notice. */
import { noticeFee } from '../../../../../usecases/requests/notice-fee.ts';
import { type ProposedFees, proposeFee } from '../../../../../usecases/requests/propose-fee.ts';
import { actPage } from '../act-page.ts';
import { sendingIn, sendingParts, yesNo } from '../form-part.ts';

const count = (text: string, otherwise: number): number => (text === '' ? otherwise : Number(text));

export const fee = actPage({
  id: 'fee',
  act: 'request.approve-fee',
  title: '收取信息处理费',
  article:
    '《条例》第四十二条；国办函〔2020〕109号：数量、频次明显超过合理范围的，可以收取；按件、按量只能选一种',
  lead: '收不收由本机关决定，目的是调节过度申请，不是收回成本。两种办法的金额都列在下面。',
  letter: true,
  button: '批准，定稿并发出收费通知书',
  load: (deps, caller, place, typed) =>
    proposeFee(deps, caller, {
      ...place,
      pages: count(typed('pages'), 0),
      ...(typed('items') === '' ? {} : { items: Number(typed('items')) }),
    }),
  parts: (context) => {
    const fees = context.loaded as ProposedFees | null;
    return [
      {
        is: 'group',
        legend: '怎样计算',
        hint: '改了件数、页数以后，点“生成文书，先看一看”会按新的数重新计算',
        parts: [
          {
            is: 'field',
            name: 'items',
            label: '拆分成几件',
            hint: '按“一事一申请”拆成最小的合理单位',
            numeric: true,
            maxLength: 3,
            initial: String(fees?.items ?? context.state.items.length),
          },
          {
            is: 'field',
            name: 'pages',
            label: '要提供多少页',
            hint: 'A4 及以下每面算一页；不提供文件的填 0',
            numeric: true,
            maxLength: 6,
            initial: String(fees?.pages ?? 0),
          },
          {
            is: 'choice',
            name: 'givesPages',
            legend: '这次是不是提供文件本身（不只是告知获取途径）',
            options: yesNo,
          },
        ],
      },
      ...(fees === null ? [] : [{ is: 'note', node: <Amounts fees={fees} /> } as const]),
      {
        is: 'choice',
        name: 'method',
        legend: '选哪一种',
        options: (fees?.choices ?? []).map(({ method, fee: each }) => ({
          value: method.id,
          label: `${method.name}：${each.amount} 元`,
          hint: method.article,
        })),
      },
      {
        is: 'field',
        name: 'reason',
        label: '数量、频次为什么明显超过合理范围',
        rows: 3,
        maxLength: 300,
        required: true,
      },
      {
        is: 'field',
        name: 'payHow',
        label: '怎样缴纳',
        hint: '按本县非税收入收缴的规定写，开具财政票据；不收现金',
        rows: 2,
        maxLength: 300,
        required: true,
      },
      sendingParts(context, '申请人'),
    ];
  },
  run: (deps, caller, { place, sent, letter }) =>
    noticeFee(deps, caller, {
      ...place,
      ...letter,
      items: count(sent.text('items'), 1),
      pages: count(sent.text('pages'), 0),
      givesPages: sent.text('givesPages') === 'yes',
      method: sent.text('method'),
      reason: sent.text('reason'),
      payHow: sent.text('payHow'),
      sending: sendingIn(sent),
    }),
});

function Amounts({ fees }: { fees: ProposedFees }) {
  return (
    <section class="panel" aria-labelledby="amounts">
      <h2 id="amounts">两种办法的金额</h2>
      <p>
        这位申请人 {fees.month} 在本机关共有 {fees.inMonth} 件申请，本件从第 {fees.firstOrdinal} 件算起。
      </p>
      {fees.choices.map(({ method, fee: each }) => (
        <>
          <h3>
            {method.name}：{each.amount} 元
          </h3>
          <ul>
            {each.lines.map(({ words }) => (
              <li>{words}</li>
            ))}
          </ul>
        </>
      ))}
    </section>
  );
}
