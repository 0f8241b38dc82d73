/** GET /workbench/requests/:requestId: the case page, today's or with `on` that of a past day. */
import { showRequest } from '../../../../usecases/requests/show-request.ts';
import type { Route } from '../../../site.ts';
import { signedIn, staffPage, staffProblem, staffRoutes } from '../../staff-request.ts';
import { section } from '../section.ts';
import { RequestView } from './request.view.tsx';

/** What the address says was just done; pages of acts lead here with it. */
const doneWords: Readonly<Record<string, string>> = {
  registered: '已登记，期限已经开始计算',
  assigned: '已分办，承办人会收到通知',
  asked: '已请协办单位答复，对方会收到通知',
  replied: '协办意见已送到承办单位',
  noted: '备注已保存',
  filed: '材料已加入案卷',
  receipt: '收到日期已更正，期限已按新的日期重算',
  archived: '已归档，校验值已经记下；此后案卷只能查看',
  done: '已记录，案卷和期限已更新',
};

export const request: Route = (web, site) => {
  staffRoutes(web, site).get('/workbench/requests/:requestId', async (asked) => {
    const caller = signedIn(asked);
    if (caller instanceof Response) return caller;
    const on = asked.query('on');
    const shown = await showRequest(site.staff, caller, {
      regionId: caller.regionId,
      requestId: asked.param('requestId'),
      ...(on === '' ? {} : { on }),
    });
    if (!shown.ok) return staffProblem(asked, shown.problems);
    const finished = asked.query('done');
    return staffPage(
      asked,
      { title: `${shown.value.state.number} ${shown.value.state.title}`, section },
      RequestView({
        detail: shown.value,
        rules: site.staff.requestRules,
        finished: finished === '' ? '' : (doneWords[finished] ?? doneWords.done!),
      }),
    );
  });
};
