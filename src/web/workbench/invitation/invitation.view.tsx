/** The first sign-in: a person sets a password of their own. */
import type { Problem } from '../../../domain/problems/problem.ts';
import type { InvitationShown } from '../../../usecases/sign-in/accept-invitation.ts';
import { FactList } from '../../components/fact-list/fact-list.tsx';
import { FormField } from '../../components/form-field/form-field.tsx';
import { FormProblems } from '../../components/form-problems/form-problems.tsx';

export interface InvitationFacts extends InvitationShown {
  readonly action: string;
  readonly hint: string;
  readonly problems: readonly Problem[];
}

export function InvitationView({ name, signInName, county, action, hint, problems }: InvitationFacts) {
  return (
    <div class="wrap page narrow">
      <h1 class="title">设置您的口令</h1>
      <FormProblems problems={problems} />
      <FactList
        facts={[
          ['县', county],
          ['姓名', name],
          ['登录名', signInName],
        ]}
      />
      <p>口令只有您自己知道，管理员也看不到。设好之后，接着设置第二验证，请把手机放在手边。</p>
      <form method="post" action={action}>
        <input type="hidden" name="username" autocomplete="username" value={signInName} />
        <PasswordFields hint={hint} problems={problems} />
        <div class="buttons">
          <button class="btn" type="submit">
            设好口令，继续
          </button>
        </div>
      </form>
      <p class="quiet">不是您本人？请关闭本页，并告诉本县系统管理员。</p>
    </div>
  );
}

/** A new password, twice. */
export function PasswordFields({ hint, problems }: { hint: string; problems: readonly Problem[] }) {
  return (
    <>
      <FormField
        name="password"
        label="新口令"
        hint={hint}
        type="password"
        autocomplete="new-password"
        maxLength={512}
        problems={problems}
        required
      />
      <FormField
        name="again"
        label="再输入一次"
        type="password"
        autocomplete="new-password"
        maxLength={512}
        problems={problems}
        required
      />
    </>
  );
}
