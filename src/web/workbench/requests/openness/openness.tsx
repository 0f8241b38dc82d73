/** /workbench/requests/openness: what several people were given may be for everybody (条例 44). */
import type { Problem } from '../../../../domain/problems/problem.ts';
import {
  decideOpenness,
  listOpenness,
  type OpennessGroup,
} from '../../../../usecases/requests/suggest-openness.ts';
import { Crumbs } from '../../../components/crumbs/crumbs.tsx';
import { FormField } from '../../../components/form-field/form-field.tsx';
import { FormProblems } from '../../../components/form-problems/form-problems.tsx';
import { Notice } from '../../../components/notice/notice.tsx';
import type { Route } from '../../../site.ts';
import { staffForm } from '../../staff-form.ts';
import { type StaffRequest, signedIn, staffPage, staffProblem, staffRoutes } from '../../staff-request.ts';
import { caseHref, section } from '../section.ts';

const path = '/workbench/requests/openness';

export const opennessPage: Route = (web, site) => {
  const routes = staffRoutes(web, site);
  routes.get(path, (request) => page(request, [], 200));
  routes.post(path, async (request) => {
    const caller = signedIn(request);
    if (caller instanceof Response) return caller;
    const form = await staffForm(request.c);
    const opens = form.text('opens');
    const decided = await decideOpenness(site.staff, caller, {
      regionId: caller.regionId,
      requestId: form.text('requestId'),
      version: form.text('version'),
      opens: opens === 'yes' ? true : opens === 'no' ? false : null,
      reason: form.text('reason') || form.text(`reason-${form.text('place')}`),
    });
    if (decided.ok) return request.c.redirect(`${path}?done=yes`, 303);
    const { problems } = decided;
    if (problems[0].code === 'forbidden' || problems[0].code === 'not-found')
      return staffProblem(request, problems);
    return page(request, problems, problems[0].code === 'stale' ? 409 : 422);
  });
};

async function page(
  request: StaffRequest,
  problems: readonly Problem[],
  status: 200 | 409 | 422,
): Promise<Response> {
  const caller = signedIn(request);
  if (caller instanceof Response) return caller;
  const listed = await listOpenness(request.site.staff, caller, { regionId: caller.regionId });
  if (!listed.ok) return staffProblem(request, listed.problems);
  const groups = listed.value;
  const waiting = groups.filter(({ open }) => open);
  const judged = groups.filter(({ open }) => !open);
  return staffPage(
    request,
    { title: '转主动公开', section },
    <div class="wrap page">
      <Crumbs above={[[section, '依申请公开']]} here="转主动公开" />
      <h1 class="title">转主动公开</h1>
      <p class="quiet">
        同样的信息公开给过两个以上申请人，或者申请人建议的，都列在这里，请研究是否让所有人都看得到。
      </p>
      <p class="law">
        《政府信息公开条例》第四十四条：多个申请人就相同政府信息向同一机关提出公开申请，且可以公开的，可以纳入主动公开的范围。
      </p>
      {request.query('done') === '' ? null : <Notice tone="ok" title="已记录，申请人在查询页上看得到" />}
      <FormProblems problems={problems} />
      {waiting.length === 0 ? <p class="empty">没有等待研究的。</p> : null}
      {waiting.map((group, at) => (
        <Group group={group} place={at + 1} problems={problems} />
      ))}
      {judged.length === 0 ? null : (
        <>
          <h2>已经研究过的</h2>
          <ul class="list">
            {judged.map(({ title, requests }) => (
              <li>
                <span>{title}</span>
                <span class={requests.some(({ decided }) => decided === true) ? 'tag ok' : 'tag plain'}>
                  {requests.some(({ decided }) => decided === true) ? '转为主动公开' : '暂不转'}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>,
    status,
  );
}

function Group({
  group,
  place,
  problems,
}: {
  group: OpennessGroup;
  place: number;
  problems: readonly Problem[];
}) {
  const [first] = group.requests;
  if (first === undefined) return null;
  const own = place === 1 ? problems : [];
  return (
    <section class="panel" aria-label={group.title}>
      <h2>{group.title}</h2>
      <ul>
        {group.requests.map(({ requestId, number, endedOn, suggested }) => (
          <li>
            <a href={caseHref(requestId)}>{number}</a>　{endedOn} 答复{suggested ? '，申请人建议公开' : ''}
          </li>
        ))}
      </ul>
      <form method="post" action={path}>
        <input type="hidden" name="requestId" value={first.requestId} />
        <input type="hidden" name="version" value={String(first.version)} />
        <input type="hidden" name="place" value={String(place)} />
        <FormField
          name={place === 1 ? 'reason' : `reason-${place}`}
          label="理由"
          hint="申请人会看到"
          rows={2}
          maxLength={300}
          required
          problems={own}
        />
        <div class="buttons">
          <button type="submit" class="btn" name="opens" value="yes">
            转为主动公开
          </button>
          <button type="submit" class="btn second" name="opens" value="no">
            暂不转
          </button>
        </div>
      </form>
    </section>
  );
}
