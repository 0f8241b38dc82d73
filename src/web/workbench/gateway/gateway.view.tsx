/** The gateway: where messages go, the key they are signed with, and whether it is used. */
import type { Problem } from '../../../domain/problems/problem.ts';
import type { GatewayView as Facts } from '../../../usecases/notifications/gateway.ts';
import { FormField } from '../../components/form-field/form-field.tsx';
import { FormProblems } from '../../components/form-problems/form-problems.tsx';
import { Notice } from '../../components/notice/notice.tsx';

export interface GatewayProps extends Facts {
  readonly problems: readonly Problem[];
  readonly done?: string;
  /** Shown this once. */
  readonly newKey?: string;
}

const doneWords: Readonly<Record<string, string>> = {
  saved: '网关的设置已保存',
  tested: '网关已接收测试消息，请看您的手机',
};

export function GatewayView({ address, enabled, hasKey, problems, done = '', newKey }: GatewayProps) {
  return (
    <div class="wrap page narrow">
      <h1 class="title">短信、企业微信网关</h1>
      <p>选了“短信”的同事，会通过本县的网关收到通知。本系统按下面的方式把通知交给网关，由网关发出。</p>
      {doneWords[done] === undefined ? null : <Notice tone="ok" title={doneWords[done]} />}
      {newKey === undefined ? null : (
        <Notice tone="ok" title="新的密钥已生成，只显示这一次">
          <p>
            <code class="one-time-key">{newKey}</code>
          </p>
          <p>请现在交给网关的管理人员；离开本页后不能再看到，丢失时请重新生成。原来的密钥已失效。</p>
        </Notice>
      )}
      <FormProblems problems={problems} />
      <form method="post" action="/workbench/gateway">
        <FormField
          name="address"
          label="网关地址"
          hint="以 https:// 开头的完整地址。内网地址须由运维人员列入 GONGKAI_OUTBOUND_HOSTS。"
          type="url"
          value={address}
          maxLength={500}
          required
          problems={problems}
        />
        <FormField
          name="enabled"
          label="是否使用"
          options={[
            ['no', '停用：不发短信'],
            ['yes', '启用'],
          ]}
          value={enabled ? 'yes' : 'no'}
          required
          problems={problems}
        />
        <div class="buttons">
          <button type="submit" class="btn">
            保存
          </button>
        </div>
      </form>
      <h2>签名密钥</h2>
      <p>
        {hasKey
          ? '已经生成。怀疑泄露时请重新生成：原来的密钥立即失效，请同时更换网关一侧的密钥。'
          : '还没有生成。没有密钥时网关不能启用。'}
      </p>
      <form method="post" action="/workbench/gateway/key">
        <button type="submit" class={hasKey ? 'btn second danger' : 'btn second'}>
          {hasKey ? '重新生成密钥' : '生成密钥'}
        </button>
      </form>
      <h2>测试</h2>
      <p>向您自己登记的手机号码发一条测试消息。</p>
      <form method="post" action="/workbench/gateway/test">
        <button type="submit" class="btn second">
          发送测试消息
        </button>
      </form>
      <h2>给网关开发人员</h2>
      <p>
        每条消息是一次 POST 请求，正文是 JSON：to（手机号码）、title、text、kind、id。返回 2xx
        即视为已接收；其他返回会按 1、5、15、60、240 分钟的间隔再试，最多 8 次。
      </p>
      <p>
        请求头 X-Gongkai-Signature 是 v1= 加上十六进制的 HMAC-SHA-256，算法输入依次为 X-Gongkai-Timestamp
        的值、一个点号、正文原文。请核对签名，拒绝时间相差五分钟以上的请求，并按 Idempotency-Key 去重。
      </p>
    </div>
  );
}
