/**
 * Folding: the form of a text in which printed labels are compared. Full-width becomes half-width, white space,
 * punctuation and brackets vanish, and the traditional characters that mirror pages put into the form's labels
 * become simplified. Digits, letters and Han characters stay, one character for one.
 */

const traditional =
  '強强製制隻只計计總总數数開开關关規规許许處处罰罚項项費费採采購购維维結结糾纠審审訴诉訟讼復复複复議议請请轉转繼继續续辦办屬属國国機机構构務务業业組组織织類类內内過过執执檔档詢询無无沒没現现確确認认獲获報报舉举當当傳传網网絡络專专職职經经員员訓训會会聞闻發发佈布應应釋释讀读線线談谈熱热點点輿舆眾众條条補补後后據据單单對对營营實实額额萬万產产與与號号個个區区縣县鎮镇鄉乡門门間间時时為为來来動动況况將将種种設设備备記记錄录術术';

const dropped =
  ' \t\r\n\v\f\u00a0\u3000\ufeff\u200b\u200c\u200d\u2060，。、；：？！“”‘’「」『』《》〈〉（）【】〔〕［］｛｝—–…·•|,.;:?!"\'<>()[]{}/\\-_~`＂＇．－／＼｜：；，！？（）［］';

function buildTable(): Uint16Array {
  const table = new Uint16Array(0x10000);
  for (let code = 0; code < 0x10000; code++) table[code] = code;
  for (let code = 0xff01; code <= 0xff5e; code++) table[code] = code - 0xfee0;
  for (let i = 0; i < traditional.length; i += 2) table[traditional.charCodeAt(i)] = traditional.charCodeAt(i + 1);
  for (const character of dropped) table[character.charCodeAt(0)] = 0;
  return table;
}

/** Folded code unit for each code unit; 0 where the character vanishes. */
export const foldTable: Uint16Array = buildTable();

/** The folded form of a text. */
export function fold(text: string): string {
  let folded = '';
  for (let i = 0; i < text.length; i++) {
    const code = foldTable[text.charCodeAt(i)] as number;
    if (code !== 0) folded += String.fromCharCode(code);
  }
  return folded;
}
