/** Texts made to bring expressions and loops to their knees: one short piece a very great number of times. */

/** Pieces that open what the rules look for and never close it, or close it very often. */
const pieces: readonly string[] = [
  '1', '１', '一', '9,', '1,234', '3件', '其中3件，', '5件，其中：', '3件（', '3件（其中2件', '（', '）', '(（', '其中', '包括', '分别为', '含',
  '共5件（其中3件，', '7件（3件、4件）', '5件、', '12条，', '增长3%，', '率为98.03%', '满意率98%，', '转接成功149次，转接成功率98.03%，', '百分之九十', '10余万', '2019年', '2019年1月1日至',
  '2019年度政府信息公开', '政府信息公开', '依申请公开', '信息公开申请', '收到申请3件', '收到', '办理', '申请', '无', '没有因', '未发生行政', '行政复议', '行政诉讼', '复议均', '诉讼', '每月召开', '每月召开工作例会',
  '召开工作例会5次，', '通过网络、信函方式受理', '主动公开', '微博', '政务微信', '网站3条，', '予以公开', '部分公开', '一、', '第一部分', '（一）', '总计', '其他', '其他1', '自然人', '本年新收政府信息公开申请数量', '制发数', '采购总金额',
  '请与', '联系', '联系地址：', '电话：', '电话：0512-', '12345678', 'a@', 'a.', 'http://', '填报单位：', '填报日期：', '2019-1-', '发布', '现公布', '由', '编制', '来源：', '政府', '县', '人民政府办公室', '镇江市',
  ' ', '\u3000', '\t', '|', '| 1 ', '｜', '-', '—', '/', '增', '减', '、', '，', '：', '*', '**', '_', '`', '#', '>', '\\', '[', '](', '&', '&#', '<', '</', '<table', '<td', '<td>', '<td>1', '<tr><td>', '<table><tr><td>', '<p>', '<!', '<!--', '"', "='", '&lt;', '&amp', '<a href="', '<p style="display:none">',
  '句政发〔2019〕', '句政办发', '进行进行', '[bookmark:', '\ud800', '\udc00\ud800', '\ufffd', '\u200b', '0', '00', '0 ', '1 ', '1\n', '\n', '\r', '\r\n\r', '. ', '3.', '.5', '％', '1e5', '〇', '二〇', '一九', '报告', '年报', '20', '公开2019',
];

const head = '某县2019年政府信息公开工作年度报告\n一、总体情况\n2019年，全县共收到政府信息公开申请';

export interface SpecialText {
  readonly name: string;
  readonly text: string;
}

/** Every piece as one line of about `size` characters, and as many lines. */
export function* specialTexts(size: number): Generator<SpecialText> {
  for (const piece of pieces) {
    const shown = JSON.stringify(piece);
    const times = Math.ceil(size / piece.length);
    yield { name: `${shown} in one line`, text: head + piece.repeat(times) };
    yield { name: `${shown} in lines`, text: `${head}\n${`${piece.repeat(12)}\n`.repeat(Math.ceil(times / 12))}` };
  }
}
