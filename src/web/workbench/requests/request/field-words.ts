/** What staff call a sealed field of an applicant or a third party. */
const words: Readonly<Record<string, string>> = {
  name: '姓名或名称',
  'identity-number': '证件号码',
  'identity-paper': '证件',
  'organisation-code': '统一社会信用代码',
  representative: '法定代表人、负责人',
  'contact-person': '联系人',
  phone: '电话',
  email: '电子邮箱',
  address: '通信地址',
  postcode: '邮政编码',
  fax: '传真',
  'agent-name': '代理人',
  'agent-identity-paper': '代理人证件',
  'agent-identity-number': '代理人证件号码',
  'agent-phone': '代理人电话',
};

/** In the order in which people look for them; the kind of a paper says nothing once it is masked. */
export const fieldsShown = Object.keys(words).filter((field) => !field.endsWith('identity-paper'));

/** The label; the field's own name where it has none. */
export const fieldWords = (field: string): string => words[field] ?? field;
