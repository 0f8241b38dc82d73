/** The password again, before something sensitive. */
import type { Problem } from '../../../../domain/problems/problem.ts';
import { FormField } from '../../../components/form-field/form-field.tsx';
import { Notice } from '../../../components/notice/notice.tsx';

export interface ConfirmFacts {
  readonly name: string;
  readonly minutes: number;
  readonly target: string;
  readonly problems: readonly Problem[];
}

export function ConfirmView({ name, minutes, target, problems }: ConfirmFacts) {
  return (
    <div class="wrap page narrow">
      <h1 class="title">再次确认身份</h1>
      <p>
        {name}，您要办的事比较敏感，请再输入一次口令；{minutes} 分钟内不再询问。
      </p>
      {problems
        .filter(({ field }) => field === undefined)
        .map(({ message }) => (
          <Notice tone="error" title={message} />
        ))}
      <form method="post" action="/workbench/sign-in/confirm">
        <input type="hidden" name="return" value={target} />
        <FormField
          name="password"
          label="口令"
          type="password"
          autocomplete="current-password"
          maxLength={512}
          problems={problems}
          required
        />
        <div class="buttons">
          <button class="btn" type="submit">
            确认
          </button>
          <a href="/workbench">不办了</a>
        </div>
      </form>
    </div>
  );
}
