/** GET /regions/:regionId/answers: published answers of a county. */
import { listAnswers } from '../../../../usecases/answers/public-answers.ts';
import { searchPublic } from '../../../../usecases/search/search-public.ts';
import { sendPage } from '../../../send.ts';
import type { Route } from '../../../site.ts';
import { sendMissing } from '../../problems/missing.ts';
import { visitorOf } from '../../visitor-of.ts';
import { AnswersView } from './answers.view.tsx';

export const answersHref = (regionId: string): string => `/regions/${encodeURIComponent(regionId)}/answers`;

export const answers: Route = (web, site) => {
  web.get('/regions/:regionId/answers', async (c) => {
    const regionId = c.req.param('regionId');
    const caller = visitorOf(c, site);
    const q = (c.req.query('q') ?? '').trim().slice(0, 60);
    const agencyId = (c.req.query('agency') ?? '').slice(0, 20);
    const place = /^(\d{4}-\d{2}-\d{2})_([a-z0-9]{1,40})$/.exec(c.req.query('after') ?? '');
    const after = place === null ? null : { day: place[1] ?? '', publicationId: place[2] ?? '' };
    const listed = await listAnswers(site.staff, caller, { regionId, agencyId, after });
    if (!listed.ok) return sendMissing(c, site);
    const { region, total, next } = listed.value;
    const found =
      q === ''
        ? null
        : await searchPublic(site.staff, caller, {
            places: [{ regionId, name: region }],
            words: q,
            page: 1,
            kind: 'answer',
          });
    return sendPage(
      c,
      site,
      { title: `${region}公开的答复`, section: 'requests', noIndex: q !== '' },
      AnswersView({
        here: answersHref(regionId),
        regionId,
        region,
        q,
        total,
        answers: found?.ok === true ? null : listed.value.answers,
        hits: found?.ok === true ? found.value : null,
        next: next === null ? null : `${next.day}_${next.publicationId}`,
        agencyId,
      }),
      { never: true },
    );
  });
};
