/** What staff wrote must be exact: a deep link, a real provision, days in order. Source: law book T-12, T-24. */
import { type CaseCheck, text } from './case-check.ts';

/** 第…条, in numbers of either kind, with 款 and 项 where there are. */
const provision = /第[一二三四五六七八九十百零〇\d]+条/;
const named = /^《[^《》]+》$/;
/** Names that only local rules and documents have: 办法、规定、细则 may be administrative regulations of the State Council. */
const lower = /省|自治区|自治州|(?:北京|天津|上海|重庆)市|(?:通知|意见|公告|决定)》$/;

/** Home pages and lists: nothing behind the host but the names that such pages have. */
const shallow = /^https?:\/\/[^/]+\/?(?:(?:index|default|home|main)\.[a-z]+)?(?:[?#].*)?$/i;

export const wordingChecks: Readonly<Record<string, CaseCheck>> = {
  /** A law or administrative regulation in full, to its article. Names of rules below them are turned down. */
  'exact-provision': ({ given }) => {
    const title = text(given, 'title');
    const place = text(given, 'provision');
    return [
      ...(title === '' || named.test(title)
        ? []
        : [{ code: 'law-not-named', field: 'title', message: '请写法律、行政法规的全称并加书名号' }]),
      ...(named.test(title) && lower.test(title)
        ? [
            {
              code: 'rule-too-low',
              field: 'title',
              message: '规章和规范性文件不能作为依据，请写法律或者行政法规',
            },
          ]
        : []),
      ...(place === '' || provision.test(place)
        ? []
        : [{ code: 'provision-missing', field: 'provision', message: '请写到具体的条，如第二十八条' }]),
    ];
  },
  /** The address of the thing itself, looked at on a day that has come. */
  'deep-link': ({ given, facts }) => {
    const url = text(given, 'url');
    const on = text(given, 'checked_on');
    return [
      ...(shallow.test(url)
        ? [
            {
              code: 'link-not-deep',
              field: 'url',
              message: '这是网站首页，请填写能直接打开该信息的网址',
            },
          ]
        : []),
      ...(on > facts.today
        ? [{ code: 'day-in-future', field: 'checked_on', message: '核对日期不能晚于今天' }]
        : []),
    ];
  },
  /** Begin before end, neither after today. */
  'search-dates-in-order': ({ given, facts }) => {
    const from = text(given, 'searched_from');
    const until = text(given, 'searched_until');
    if (from === '' || until === '') return [];
    if (from > until) {
      const message = '检索结束日期不能早于起始日期';
      return [{ code: 'days-out-of-order', field: 'searched_until', message }];
    }
    if (until <= facts.today) return [];
    return [{ code: 'day-in-future', field: 'searched_until', message: '检索日期不能晚于今天' }];
  },
  /** No day that has not come yet. */
  'days-not-in-future': ({ given, facts }) =>
    Object.entries(given).flatMap(([field, value]) =>
      typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) && value > facts.today
        ? [{ code: 'day-in-future', field, message: '日期不能晚于今天' }]
        : [],
    ),
};
