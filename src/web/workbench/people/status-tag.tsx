/** What an account is now, in words and with a mark. */
import type { AccountRow } from '../../../usecases/people/list-accounts.ts';

const words = {
  invited: ['soon', '待首次登录'],
  active: ['ok', '在用'],
  disabled: ['plain', '已停用'],
} as const;

export function StatusTag({ status }: { status: AccountRow['account']['status'] }) {
  const [tone, text] = words[status];
  return <span class={`tag ${tone}`}>{text}</span>;
}
