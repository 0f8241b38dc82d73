/** One page for each act on a request: its form, the two steps of acts that send a letter, and where they lead. */
import type { Problem } from '../../../../domain/problems/problem.ts';
import { openActPage } from '../../../../usecases/requests/open-act-page.ts';
import type { Route } from '../../../site.ts';
import { staffForm } from '../../staff-form.ts';
import { type StaffRequest, signedIn, staffPage, staffProblem, staffRoutes } from '../../staff-request.ts';
import { caseHref, section } from '../section.ts';
import type { ActContext, ActPage } from './act-model.ts';
import { ActPageView } from './act-page.view.tsx';
import { answerForm, type FormStatus } from './case-answer.ts';
import { namesIn } from './form-part.ts';

/** The routes of an act. */
export function actPage(page: ActPage): Route {
  return (web, site) => {
    const routes = staffRoutes(web, site);
    const path = `/workbench/requests/:requestId/${page.id}${page.hasPart === true ? '/:part' : ''}`;
    routes.get(path, (request) =>
      show(request, page, { typed: null, letterId: request.query('letter') }, [], 200),
    );
    routes.post(path, async (request) => {
      const caller = signedIn(request);
      if (caller instanceof Response) return caller;
      const requestId = request.param('requestId');
      const sent = await staffForm(request.c);
      const letterId = sent.text('letter');
      const typed = Object.fromEntries(
        sent.list('names').map((name) => [name, sent.list(name).join('\n')] as const),
      );
      const version = sent.text('version');
      const step = page.letter === true && sent.text('step') === 'draft' ? 'draft' : 'send';
      const result = await page.run(site.staff, caller, {
        place: { regionId: caller.regionId, requestId, ...(version === '' ? {} : { version }) },
        part: request.param('part'),
        sent,
        letter: { step, typed, ...(letterId === '' ? {} : { letterId }) },
      });
      const again = (problems: readonly Problem[], status: FormStatus) =>
        show(request, page, { typed, letterId }, problems, status);
      if (result.ok && step === 'draft') {
        const here = hrefOf(page, requestId, request.param('part'));
        return request.c.redirect(`${here}?letter=${result.value.letterId ?? ''}`, 303);
      }
      return answerForm(request, result, requestId, 'done', again);
    });
  };
}

const hrefOf = ({ id }: ActPage, requestId: string, part: string): string =>
  caseHref(requestId, part === '' ? id : `${id}/${encodeURIComponent(part)}`);

async function show(
  request: StaffRequest,
  page: ActPage,
  given: { readonly typed: Readonly<Record<string, string>> | null; readonly letterId: string },
  problems: readonly Problem[],
  status: FormStatus,
): Promise<Response> {
  const caller = signedIn(request);
  if (caller instanceof Response) return caller;
  const requestId = request.param('requestId');
  const part = request.param('part');
  const opened = await openActPage(request.site.staff, caller, {
    regionId: caller.regionId,
    requestId,
    act: page.act,
    id: page.id,
    part,
    letterId: given.letterId,
  });
  if (!opened.ok) return staffProblem(request, opened.problems);
  const facts = opened.value;
  const values = given.typed ?? facts.draft?.input ?? {};
  const typed = (name: string) => values[name] ?? request.query(name);
  const place = { regionId: caller.regionId, requestId };
  const loaded = (await page.load?.(request.site.staff, caller, place, typed, part)) ?? null;
  if (loaded !== null && !loaded.ok && loaded.problems[0].field === undefined)
    return staffProblem(request, loaded.problems);
  const context: ActContext = { ...facts, part, typed, loaded: loaded?.ok === true ? loaded.value : null };
  const here = hrefOf(page, requestId, part);
  const choice = page.choose?.(context, here) ?? null;
  const parts = choice === null ? page.parts(context) : [];
  return staffPage(
    request,
    { title: `${page.title} ${facts.state.number}`, section },
    ActPageView({
      page,
      facts,
      parts,
      names: namesIn(parts),
      choice,
      typed,
      action: here,
      problems: [...problems, ...(loaded === null || loaded.ok ? [] : loaded.problems)],
    }),
    status,
  );
}
