/** The form of the mailbox, and how it went when it was last asked. */
import type { Problem } from '../../../domain/problems/problem.ts';
import type { MailboxView as Shown } from '../../../usecases/mail-intake/mailbox.ts';
import { FormField } from '../../components/form-field/form-field.tsx';
import { FormProblems } from '../../components/form-problems/form-problems.tsx';
import { Notice } from '../../components/notice/notice.tsx';
import { localTime } from '../../local-time.ts';

export interface TypedMailbox {
  readonly host: string;
  readonly port: string;
  readonly security: string;
  readonly user: string;
  readonly folder: string;
  readonly agencyId: string;
  readonly enabled: boolean;
}

export interface MailboxProps extends Shown {
  readonly typed: TypedMailbox | null;
  readonly problems: readonly Problem[];
  readonly saved: boolean;
}

const empty: TypedMailbox = {
  host: '',
  port: '993',
  security: 'tls',
  user: '',
  folder: 'INBOX',
  agencyId: '',
  enabled: true,
};

export function MailboxView({ mailbox, agencies, typed, problems, saved }: MailboxProps) {
  const known =
    mailbox === null
      ? empty
      : { ...mailbox.settings, port: String(mailbox.settings.port), enabled: mailbox.enabled };
  const values = typed ?? known;
  return (
    <div class="wrap page">
      <h1 class="title">申请邮箱</h1>
      <p class="quiet">
        指南公布了电子邮箱的，发到那里的申请由系统每 5
        分钟收取一次，自动回复收件编号，再由承办机关登记。邮件留在邮箱里，只标为已读。
      </p>
      <p class="law">《条例》第三十一条第三项；国办公开办函〔2017〕19号</p>
      {saved ? <Notice tone="ok" title="已保存，几分钟内开始收取" /> : null}
      {mailbox === null ? null : <State mailbox={mailbox} />}
      <FormProblems problems={problems} />
      <form method="post" action="/workbench/mailbox">
        <FormField
          name="host"
          label="收件服务器"
          hint="IMAP 服务器的名称，如 imap.example.gov.cn"
          value={values.host}
          maxLength={253}
          required
          problems={problems}
        />
        <FormField
          name="port"
          label="端口"
          hint="通常为 993"
          inputMode="numeric"
          value={values.port}
          maxLength={5}
          required
          problems={problems}
        />
        <FormField
          name="security"
          label="加密方式"
          value={values.security}
          options={[
            ['tls', 'TLS（993 端口）'],
            ['starttls', 'STARTTLS（143 端口）'],
            ['none', '不加密（只限本机）'],
          ]}
          required
          problems={problems}
        />
        <FormField
          name="user"
          label="用户名"
          value={values.user}
          maxLength={200}
          required
          problems={problems}
        />
        <FormField
          name="password"
          label="口令或者授权码"
          hint={mailbox === null ? '加密保存，不再显示' : '不改就留空；换了服务器或者用户名的要重新填写'}
          type="password"
          autocomplete="new-password"
          maxLength={200}
          problems={problems}
        />
        <FormField
          name="folder"
          label="文件夹"
          hint="收件箱是 INBOX"
          value={values.folder}
          maxLength={200}
          problems={problems}
        />
        <FormField
          name="agencyId"
          label="由哪个机关登记"
          value={values.agencyId}
          options={[['', '请选择'], ...agencies.map(({ agencyId, name }) => [agencyId, name] as const)]}
          required
          problems={problems}
        />
        <div class="field">
          <div class="field-check">
            <input id="enabled" name="enabled" type="checkbox" value="yes" checked={values.enabled} />
            <label for="enabled">收取</label>
          </div>
        </div>
        <div class="buttons">
          <button type="submit" class="btn">
            保存
          </button>
        </div>
      </form>
    </div>
  );
}

function State({ mailbox }: { mailbox: NonNullable<Shown['mailbox']> }) {
  if (!mailbox.enabled) return <Notice tone="warn" title="现在没有收取" />;
  if (mailbox.triedAt === null) return <Notice tone="info" title="还没有收取过" />;
  if (mailbox.trouble !== null) {
    return (
      <Notice tone="error" title={`${localTime(mailbox.triedAt)} 没有收到：${mailbox.trouble}`}>
        <p>邮件还在邮箱里，恢复后会补收，收到之日仍按邮件到达邮箱的日期计算。</p>
      </Notice>
    );
  }
  return <Notice tone="ok" title={`${localTime(mailbox.triedAt)} 收取正常`} />;
}
