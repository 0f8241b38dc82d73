/** A model in print: title, preamble, six chapters with a narrative of their own words, and the tables. */
import type { FormTable } from '../../../src/domain/reports/format.ts';
import { meantValue, type ReportModel } from '../model/report-model.ts';
import { printItems, printRequests, printReviews, printStatistics } from './print-tables.ts';
import { type Piece, type PrintedReport, paragraph } from './printed.ts';

/** The model's title. */
export function titleOf(model: ReportModel): string {
  return `${model.region}${model.year}年政府信息公开工作年度报告`;
}

const body = (text: string): Piece => paragraph('body', text);
const numerals = '一二三四五六';

/** Prints a model as the official form has it. */
export function printReport(model: ReportModel): PrintedReport {
  const pieces = model.format.chapters.length === 0 ? freeChapters(model) : fixedChapters(model);
  return {
    pieces: [paragraph('title', titleOf(model)), preamble(model), ...pieces],
    lost: new Set(),
    open: new Set(),
  };
}

function preamble({ region, year, phone }: ReportModel): Piece {
  return body(
    `本报告根据《中华人民共和国政府信息公开条例》编制，所列数据的统计期限自${year}年1月1日起至${year}年12月31日止。` +
      `如有疑问，请与${region}人民政府办公室联系（地址：中山路12号，邮编：661500，电话：${phone}）。`,
  );
}

function tableOf(model: ReportModel, key: string): FormTable {
  const table = model.format.tables.find((each) => each.key === key);
  if (table === undefined) throw new Error(`no table ${key}`);
  return table;
}

function fixedChapters(model: ReportModel): readonly Piece[] {
  const { year } = model;
  const of = (key: string) => meantValue(model, key);
  const held: readonly (readonly Piece[])[] = [
    [
      body(`${year}年，我们认真贯彻落实条例，稳步推进政务公开。`),
      body('（一）主动公开。围绕重点领域，及时公开行政许可、行政处罚等信息，规范性文件全部在网站公布。'),
      body(
        `（二）依申请公开。全年新收政府信息公开申请${of('requests.new_received.total')}件，` +
          `上年结转${of('requests.carried_in.total')}件，办结${of('requests.handled_total.total')}件，` +
          `结转下年度继续办理${of('requests.carried_out.total')}件。`,
      ),
      body('（三）监督保障。组织业务培训，开展社会评议，没有发生责任追究的情形。'),
    ],
    [printItems(model)],
    [printRequests(model, tableOf(model, 'requests'))],
    [printReviews(model, tableOf(model, 'review_litigation'))],
    [body('政策解读的形式还不够丰富。下一步将增加图解和问答，加强对基层的指导。')],
    [body('本年度没有发出收费通知，未收取信息处理费。')],
  ];
  return model.format.chapters.flatMap((chapter, i) => [
    paragraph('heading', `${numerals.charAt(chapter.number - 1)}、${chapter.title}`),
    ...(held[i] ?? []),
  ]);
}

function freeChapters(model: ReportModel): readonly Piece[] {
  const of = (row: string) => meantValue(model, `stats.${row}`);
  const chapters: readonly (readonly [heading: string, text: string])[] = [
    ['一、概述', `${model.year}年，我们认真落实条例，推进政府信息公开工作。`],
    ['二、主动公开政府信息的情况', `全年主动公开政府信息${of('proactive_total')}条，政府网站是主要渠道。`],
    [
      '三、依申请公开政府信息的情况',
      `全年收到政府信息公开申请${of('req_received')}件，办结${of('req_closed')}件。`,
    ],
    [
      '四、因政府信息公开申请行政复议、提起行政诉讼的情况',
      `行政复议${of('review_total')}件，行政诉讼${of('litigation_total')}件。`,
    ],
    ['五、存在的主要问题和改进情况', '主动公开的内容还不够充实。下一步将完善制度，加强培训。'],
    ['六、其他需要说明的事项', '没有其他需要说明的事项。'],
  ];
  return [
    ...chapters.flatMap(([heading, text]) => [paragraph('heading', heading), body(text)]),
    body('附表'),
    body('政府信息公开情况统计表'),
    body(`（${model.year}年度）`),
    body(`填报单位（盖章）：${model.region}人民政府办公室`),
    printStatistics(model, tableOf(model, 'stats')),
    body(
      `单位负责人：李明 审核人：王强 填报人：张华 联系电话：${model.phone} 填报日期：${model.year + 1}年2月8日`,
    ),
  ];
}
