/** /workbench/requests/:requestId/personal-check: 检查个人信息. */
import {
  checkPersonal,
  type ScannedFile,
  scanFiles,
} from '../../../../../usecases/requests/check-personal.ts';
import { actPage } from '../act-page.ts';
import { yesNo } from '../form-part.ts';

export const personalCheck = actPage({
  id: 'personal-check',
  act: 'request.handle',
  title: '检查个人信息',
  article: '《条例》第十五条、第三十二条：涉及商业秘密、个人隐私，公开会损害第三方合法权益的，不得公开',
  lead: '程序先找出身份证号、手机号、银行卡号和邮箱；姓名、住址、病情、商业秘密要由人逐份看。',
  button: '登记检查结果',
  load: (deps, caller, place) => scanFiles(deps, caller, place),
  parts: ({ loaded }) => {
    const files = (loaded as readonly ScannedFile[] | null) ?? [];
    return [
      {
        is: 'checks',
        name: 'fileIds',
        legend: '已经逐份检查过的文件',
        hint: '只勾选真正看过的；之后再换的文件要重新检查',
        options: files.map(({ facts, found }) => ({
          value: facts.fileId,
          label: `${facts.title}${facts.kind === 'redacted' ? '（已清理或者遮盖）' : '（原件）'}`,
          hint:
            found === null
              ? '程序读不出文字（图片、扫描件等），请人工逐页检查'
              : found.length === 0
                ? '程序没有找到证件号、电话等'
                : `程序找到：${found.map(({ kind, times }) => `${kind} ${times} 处`).join('、')}`,
        })),
      },
      { is: 'choice', name: 'found', legend: '是否含有他人的个人隐私、商业秘密', options: yesNo },
      {
        is: 'checks',
        name: 'ownOnly',
        legend: '程序找到号码时',
        options: [{ value: 'yes', label: '已逐处核对，只涉及申请人本人，或者属于公开的办公电话' }],
      },
    ];
  },
  run: (deps, caller, { place, sent }) =>
    checkPersonal(deps, caller, {
      ...place,
      fileIds: sent.list('fileIds'),
      found: sent.text('found') === '' ? null : sent.text('found') === 'yes',
      ownOnly: sent.list('ownOnly').includes('yes'),
    }),
});
