/** GET, POST /workbench/sign-in/recovery-code: when the phone is not at hand. */
import { enterRecoveryCode } from '../../../../usecases/sign-in/enter-recovery-code.ts';
import type { Route } from '../../../site.ts';
import { secondFactorPage } from '../code/code.ts';
import { RecoveryCodeView } from '../code/code.view.tsx';

export const recoveryCode: Route = secondFactorPage(
  '/workbench/sign-in/recovery-code',
  '用恢复码登录',
  RecoveryCodeView,
  enterRecoveryCode,
);
