/**
 * Traditional characters, as mirror pages put them into mainland reports, and the simplified ones they stand for;
 * one character for one, so that offsets stay.
 */

const pairs =
  '強强製制隻只計计總总數数開开關关規规許许處处罰罚項项費费採采購购維维結结糾纠審审訴诉訟讼復复複复議议請请轉转繼继續续辦办屬属國国機机構构務务業业組组織织類类內内過过執执檔档詢询無无沒没現现確确認认獲获' +
  '報报舉举當当傳传網网絡络專专職职經经員员訓训會会聞闻發发佈布應应釋释讀读線线談谈熱热點点輿舆眾众條条補补後后據据單单對对營营實实額额萬万產产與与號号個个區区縣县鎮镇鄉乡門门間间時时為为來来動动況况將将' +
  '種种設设備备記记錄录術术廢废獎奖徵征佔占際际級级築筑臨临質质環环圖图館馆庫库檢检測测監监護护權权責责識识讓让進进運运達达適适選选還还邊边郵邮醫医銀银錯错鍵键鏈链長长閱阅隊队階阶陸陆險险雖虽雙双難难電电' +
  '靈灵靜静頁页順顺須须預预領领題题顯显願愿風风飛飞驗验體体龍龙億亿優优價价儲储償偿勞劳勢势勵励協协參参廣广導导幫帮帶带師师庁厅廳厅從从徹彻懷怀態态戶户擇择擔担擬拟擴扩損损換换搶抢敗败敘叙斷断於于曉晓書书' +
  '東东極极標标樣样樓楼橋桥歷历歸归殘残氣气決决沖冲準准滿满漢汉潔洁潛潜澤泽濟济濫滥灣湾災灾煉炼爭争牆墙獨独獻献畫画異异療疗盡尽盤盘礎础禮礼積积穩稳窮穷範范簡简簽签約约紀纪納纳純纯紙纸細细終终統统絕绝給给' +
  '編编緩缓練练縮缩縱纵績绩聯联聲声聽听膠胶舊旧艱艰華华葉叶藝艺蘇苏衛卫裝装見见視视覺觉覽览觀观訂订討讨託托訪访評评詞词試试詳详誌志語语誠诚誤误說说課课調调諮咨諾诺謀谋講讲證证譯译豐丰財财貢贡貧贫貫贯貸贷' +
  '買买貼贴資资賣卖賦赋賬账賴赖贈赠贏赢趙赵跡迹踐践車车軌轨軟软載载輕轻輔辅輛辆輪轮輸输農农遞递遠远遲迟遷迁遺遗鄭郑鐵铁鑒鉴鎖锁閉闭閒闲陽阳陰阴隨随隱隐雲云離离韓韩響响頂顶頒颁頓顿頻频顧顾飯饭飲饮養养駐驻' +
  '繳缴涇泾嶺岭嶽岳島岛巖岩滬沪臺台灤滦瀘泸灘滩贛赣鄖郧鄲郸鄺邝瀋沈潯浔溫温淺浅溝沟滄沧澗涧瀾澜灃沣鄔邬鄧邓陝陕鎢钨錫锡鉛铅銅铜鋼钢鋪铺鋒锋鍾钟鐘钟閘闸閩闽閣阁闊阔隴陇顏颜鳳凤鶴鹤鴻鸿鵬鹏魯鲁鮑鲍龐庞龔龚' +
  '黃黄壺壶壽寿寧宁寶宝尋寻屆届崗岗嶼屿嶗崂巒峦幹干彎弯恆恒惡恶愛爱慶庆憑凭懸悬戰战戲戏擊击撥拨撫抚攔拦攝摄敵敌晉晋暫暂暢畅曆历榮荣槍枪櫃柜欄栏歡欢歐欧殺杀毀毁氈毡淨净減减湯汤湊凑滅灭漸渐漁渔濕湿濱滨瀏浏' +
  '烏乌爺爷牽牵犧牺狀状猶犹瑪玛瓊琼甌瓯疊叠瘋疯皺皱盜盗睏困矚瞩碼码磚砖禦御稱称穀谷窩窝竊窃筆笔節节糧粮糞粪紅红紛纷紮扎紹绍絲丝緊紧緒绪緣缘繪绘罷罢羅罗義义習习肅肃脅胁脫脱腳脚腦脑臘腊興兴艦舰蓋盖蔣蒋蕩荡' +
  '薊蓟薩萨藍蓝蘭兰虧亏蝦虾蠶蚕衝冲裡里觸触訊讯診诊詐诈話话誰谁論论諧谐謝谢謹谨譽誉變变讚赞貝贝負负貨货販贩貯贮賀贺賓宾賠赔賽赛趨趋躍跃軍军輩辈辭辞邏逻鄰邻鈔钞針针鏡镜閃闪陣阵雜杂雞鸡鞏巩韌韧頭头馬马駁驳' +
  '騰腾騎骑驅驱鬥斗鬱郁魚鱼鳴鸣鹽盐麥麦駛驶騙骗髮发鬧闹鮮鲜鳥鸟麗丽黨党齊齐齡龄';

const simplified = new Map<string, string>();
for (let i = 0; i < pairs.length; i += 2) simplified.set(pairs.charAt(i), pairs.charAt(i + 1));

/** Every traditional character with its simplified form. */
export const simplifications: ReadonlyMap<string, string> = simplified;

const everyTraditional = new RegExp(`[${[...simplified.keys()].join('')}]`, 'g');

/** 1 for each traditional character: a look into a table is much faster than the expression. */
const isTraditional = new Uint8Array(0x10000);
for (const character of simplified.keys()) isTraditional[character.charCodeAt(0)] = 1;

function hasTraditional(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (isTraditional[text.charCodeAt(i)] === 1) return true;
  return false;
}

/** The text with its traditional characters simplified; same length. */
export function simplify(text: string): string {
  if (!hasTraditional(text)) return text;
  return text.replace(everyTraditional, (character) => simplified.get(character) ?? character);
}
