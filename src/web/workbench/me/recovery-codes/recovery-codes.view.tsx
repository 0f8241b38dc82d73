/** Before new recovery codes are made. */
import { Crumbs } from '../../../components/crumbs/crumbs.tsx';
export function AskRecoveryCodesView({ left }: { left: number }) {
  return (
    <div class="wrap page narrow">
      <Crumbs above={[['/workbench/me', '我的账户']]} here="换一批恢复码" />
      <h1 class="title">换一批恢复码</h1>
      <p>{`旧恢复码还有 ${left} 个没用过，换了以后全部作废。新的只显示一次，请先准备好打印或抄写。`}</p>
      <form method="post" action="/workbench/me/recovery-codes">
        <div class="buttons">
          <button class="btn" type="submit">
            换一批
          </button>
          <a href="/workbench/me">不换了</a>
        </div>
      </form>
    </div>
  );
}
