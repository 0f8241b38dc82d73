/** What was done, in words, on the page that follows. */
export const doneWords: Readonly<Record<string, string>> = {
  'identity-linked': '已绑定，以后可以用它登录',
  'identity-unlinked': '已解除绑定，以后请用口令登录',
  password: '口令已改，您在别处的登录已全部退出',
  contacts: '联系方式已改',
  'session-ended': '已让那一处退出登录',
  'sessions-ended': '别处的登录已全部退出',
};
