/** One's own contact data: a form, and the page that shows them in clear. */

import type { Problem } from '../../../../domain/problems/problem.ts';
import type { OwnContact } from '../../../../usecases/me/change-contacts.ts';
import type { Me } from '../../../../usecases/me/show-me.ts';
import { Crumbs } from '../../../components/crumbs/crumbs.tsx';
import { FactList } from '../../../components/fact-list/fact-list.tsx';
import { FormField } from '../../../components/form-field/form-field.tsx';
import { FormProblems } from '../../../components/form-problems/form-problems.tsx';

export interface ContactsFacts {
  readonly contacts: Me['contacts'];
  readonly typed: { readonly email: string; readonly phone: string };
  readonly problems: readonly Problem[];
}

export function ContactsView({ contacts, typed, problems }: ContactsFacts) {
  return (
    <div class="wrap page narrow">
      <Crumbs above={[['/workbench/me', '我的账户']]} here="改联系方式" />
      <h1 class="title">改联系方式</h1>
      <FormProblems problems={problems} />
      <p>只用来给您发通知和登录链接。现在登记的是：</p>
      <FactList facts={contacts.map(({ label, masked }) => [label, masked ?? ''] as const)} />
      <form method="post" action="/workbench/me/contacts">
        <FormField
          name="email"
          label="新的电子邮箱"
          hint="不改就空着"
          type="email"
          value={typed.email}
          autocomplete="email"
          maxLength={254}
          problems={problems}
        />
        <FormField
          name="phone"
          label="新的手机或电话"
          hint="不改就空着；座机写区号，如 010-68880101"
          type="tel"
          value={typed.phone}
          autocomplete="tel"
          maxLength={30}
          problems={problems}
        />
        <div class="buttons">
          <button class="btn" type="submit">
            保存
          </button>
          <a href="/workbench/me">不改了</a>
        </div>
      </form>
    </div>
  );
}

export function RevealedContactsView({ contacts }: { contacts: readonly OwnContact[] }) {
  return (
    <div class="wrap page narrow">
      <Crumbs above={[['/workbench/me', '我的账户']]} here="我的联系方式" />
      <h1 class="title">我的联系方式</h1>
      <FactList facts={contacts.map(({ label, value }) => [label, value] as const)} />
      <p>这次显示已记入审计记录，记录里没有内容。</p>
      <p class="buttons">
        <a class="btn" href="/workbench/me">
          看完了
        </a>
      </p>
    </div>
  );
}
