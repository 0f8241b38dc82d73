import { describe, expect, it } from 'vitest';
import { testRulebook } from '../../../../tests/support/rulebook.ts';
import { readChapters } from './chapters.ts';
import { readContact } from './contact.ts';
import { readDates } from './dates.ts';
import { readHeading } from './heading.ts';
import { readPublisher } from './publisher.ts';
import { readRegion } from './region.ts';

const format = testRulebook.formats.find((entry) => entry.id === 'G2') ?? null;

describe('readHeading', () => {
  it.each([
    [
      ['首页>年报>青山县', '青山县2018年政府信息公开工作年度报告'],
      '青山县2018年政府信息公开工作年度报告',
      2018,
    ],
    [
      ['青山县人民政府', '2022年政府信息公开工作年度报告'],
      '青山县人民政府2022年政府信息公开工作年度报告',
      2022,
    ],
    [['青山县2022年政府信息公开', '工作年度报告'], '青山县2022年政府信息公开工作年度报告', 2022],
    [
      ['青山县人民政府二〇二二年度政府信息公开工作报告'],
      '青山县人民政府二〇二二年度政府信息公开工作报告',
      2022,
    ],
    [
      ['青山县2019年 政府信息公开工作年度报告 一、总体情况 2019年，'.padEnd(200, '字')],
      '青山县2019年 政府信息公开工作年度报告',
      2019,
    ],
    [['一、总体情况', '2019年以来，信息公开工作有序。'], null, null],
  ])('%j', (lines, title, year) => {
    const heading = readHeading(lines, undefined);
    expect([heading.title, heading.year]).toEqual([title, year]);
  });

  it('falls back to the title that the file declares, without the site’s name', () => {
    expect(readHeading(['正文'], '青山县2020年政府信息公开工作年度报告_青山县人民政府网站').title).toBe(
      '青山县2020年政府信息公开工作年度报告',
    );
  });
});

describe('readDates', () => {
  it.each([
    ['发布时间: 2019-03-08 14:15 字体:[]', '2019-03-08'],
    ['发布机构 | 市政府办 | 发文日期 | 2018-02-28 |', '2018-02-28'],
    ['  • 2021-02-19 08:41', '2021-02-19'],
    ['日期：2018年3月14日', '2018-03-14'],
  ])('publication in %s', (line, published) => {
    expect(readDates(['标题', line, '正文'], 3).published).toBe(published);
  });

  it('joins a label cell with the date in the next one', () => {
    expect(readDates(['发布日期：', '2022-01-20'], 3).published).toBe('2022-01-20');
  });

  it.each([
    ['统计期限自2018年1月1日起至2018年12月31日止', '2018-01-01', '2018-12-31'],
    ['数据统计期限为2020年1月1日起至12月31日止', '2020-01-01', '2020-12-31'],
    ['统计时限为2022年1月1日至2022年12月31日', '2022-01-01', '2022-12-31'],
  ])('period in %s', (line, from, to) => {
    const dates = readDates(['标题', line], null);
    expect([dates.period_from, dates.period_to]).toEqual([from, to]);
  });
});

describe('readContact', () => {
  it('reads unit, address, postcode, phone and e-mail', () => {
    const line =
      '如有疑问，请与青山县人民政府办公室联系（地址：青山县政府大楼210室，邮编：516700，联系电话：0660-5528567，电子邮箱：qs@example.com）。';
    expect(readContact([line], 2)).toEqual({
      unit: '青山县人民政府办公室',
      address: '青山县政府大楼210室',
      postcode: '516700',
      phone: '0660-5528567',
      email: 'qs@example.com',
    });
  });
  it('does not take a hotline of the running text', () => {
    const lines = [
      '标题',
      '一、总体情况',
      ...Array.from({ length: 30 }, () => '继续办好52012345区长公开电话、12345热线'),
    ];
    expect(readContact([...lines, ...Array.from({ length: 20 }, () => '正文')], 2)).toEqual({});
  });
});

describe('readRegion', () => {
  const region = (naming: string, ...lines: string[]) => readRegion([naming], lines, testRulebook.divisions);
  it('finds county, prefecture and province, short names of autonomous counties too', () => {
    expect(region('句容市人民政府2019年报告')).toMatchObject({
      name: '句容市',
      prefecture: '镇江市',
      province: '江苏省',
    });
    expect(region('关岭自治县2019年报告')?.code).toBe('520424');
    expect(region('金平县2018年报告')?.code).toBe('532530');
    expect(region('重庆市开州区2017年报告')).toMatchObject({
      name: '开州区',
      level: 'district',
      province: '重庆市',
    });
  });
  it('places a name that several cities have by the names around it', () => {
    expect(region('长春市朝阳区2020年报告')?.code).toBe('220104');
    expect(region('朝阳区2020年报告', '北京市统一部署')?.code).toBe('110105');
  });
  it('concludes from circular numbers and the prefecture when nothing names the county', () => {
    expect(
      readRegion([null], ['句政办发〔2018〕23号', '邀请镇江市领导授课'], testRulebook.divisions)?.name,
    ).toBe('句容市');
    expect(readRegion([null], ['句政办发〔2018〕23号'], testRulebook.divisions)).toBeNull();
  });
});

describe('readPublisher', () => {
  it.each([
    [['填报单位(盖章):金平县人民政府 '], null, '金平县人民政府'],
    [['现公布陆河县人民政府2020年政府信息公开工作年度报告'], null, '陆河县人民政府'],
    [[], '关岭自治县人民政府2019年度政府信息公开工作年度报告', '关岭自治县人民政府'],
    [['本网讯'], null, null],
  ])('%j %s', (lines, title, publisher) => {
    expect(readPublisher(lines, title, null)).toBe(publisher);
  });
});

describe('readChapters', () => {
  it('leaves out rows of the form that are numbered like chapters', () => {
    const lines = [
      '一、总体情况',
      '三、收到和处理政府信息公开申请情况',
      '一、本年新收政府信息公开申请数量',
      '三、本年度办理结果',
      '四、结转下年度继续办理',
    ];
    expect(readChapters(lines, format).map((chapter) => chapter.heading)).toEqual(lines.slice(0, 2));
  });
  it('finds the headings of a copy without line breaks', () => {
    const line = `一、总体情况 ${'全县工作有序。'.repeat(60)} 二、主动公开政府信息情况 五、存在的主要问题及改进情况 无`;
    expect(readChapters([line], format).map((chapter) => chapter.number)).toEqual([1, 2, 5]);
  });
});
