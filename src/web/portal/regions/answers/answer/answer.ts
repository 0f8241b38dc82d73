/** GET /regions/:regionId/answers/:publicationId: one published answer. */
import { showAnswer } from '../../../../../usecases/answers/public-answers.ts';
import { sendPage } from '../../../../send.ts';
import type { Route } from '../../../../site.ts';
import { sendMissing } from '../../../problems/missing.ts';
import { visitorOf } from '../../../visitor-of.ts';
import { AnswerView } from './answer.view.tsx';

export const answer: Route = (web, site) => {
  web.get('/regions/:regionId/answers/:publicationId', async (c) => {
    const { regionId, publicationId } = c.req.param();
    const shown = await showAnswer(site.staff, visitorOf(c, site), { regionId, publicationId });
    if (!shown.ok) return sendMissing(c, site);
    return sendPage(
      c,
      site,
      { title: shown.value.title, section: 'requests' },
      AnswerView({ regionId, answer: shown.value }),
    );
  });
};
