/** Contact data: masked, and one at a time in clear for a stated reason. */
import type { Problem } from '../../../../domain/problems/problem.ts';
import type { AccountPage } from '../../../../usecases/people/show-account.ts';
import { FactList } from '../../../components/fact-list/fact-list.tsx';
import { FormField } from '../../../components/form-field/form-field.tsx';

const labels: Readonly<Record<string, string>> = {
  email: '电子邮箱',
  phone: '手机或电话',
  'identity-number': '身份证号',
};

export interface RevealedContact {
  readonly datumId: string;
  readonly value: string;
}

export interface ContactFormsProps {
  readonly page: AccountPage;
  readonly problems: readonly Problem[];
  readonly revealed: RevealedContact | null;
  readonly reason: string;
}

export function ContactForms({ page, problems, revealed, reason }: ContactFormsProps) {
  const { contacts, account } = page;
  const label = (field: string) => labels[field] ?? field;
  const hidden = contacts.filter(
    ({ datumId, anonymisedAt }) => anonymisedAt === null && datumId !== revealed?.datumId,
  );
  return (
    <section aria-labelledby="contacts">
      <h2 id="contacts">联系方式</h2>
      {contacts.length === 0 ? (
        <p class="quiet">没有登记联系方式。首次登录链接和通知都发不出去，请在“修改”里补上。</p>
      ) : (
        <FactList
          facts={contacts.map(({ field, datumId, masked }) => [
            label(field),
            datumId === revealed?.datumId ? <strong>{revealed.value}</strong> : masked,
          ])}
        />
      )}
      {revealed === null ? null : (
        <p class="quiet">完整内容只在这一页显示；谁、何时、为什么看的，已经记录。</p>
      )}
      {page.may.reveal && hidden.length > 0 ? (
        <form class="panel" method="post" action={`/workbench/people/${account.accountId}/reveal`}>
          <h3>看完整的联系方式</h3>
          <p class="law">《个人信息保护法》第六条：处理个人信息应当有明确、合理的目的</p>
          <FormField
            name="datumId"
            label="看哪一项"
            options={hidden.map(({ datumId, field, masked }) => [datumId, `${label(field)} ${masked}`])}
            required
          />
          <FormField
            name="reason"
            label="为什么要看"
            hint="至少 5 个字，如“电话通知系统升级”；写进审计记录"
            value={reason}
            maxLength={200}
            required
            problems={problems}
          />
          <button type="submit" class="btn second">
            显示这一项
          </button>
        </form>
      ) : null}
    </section>
  );
}
