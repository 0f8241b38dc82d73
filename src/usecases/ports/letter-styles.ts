/**
 * Names of the paragraph styles by which the elements of a letter are told apart in its DOCX: written with them, read by
 * them when an edited copy comes back.
 */
export const letterStyles = Object.freeze({
  issuer: '发文机关标志',
  number: '发文字号',
  formNumber: '表单编号',
  title: '公文标题',
  addressee: '主送机关',
  body: '公文正文',
  caption: '表题',
  attachments: '附件说明',
  signature: '署名',
  date: '成文日期',
  contact: '附注',
  pageNumber: '公文页码',
});
