/** GET /rules and /rules/:formatId: forms and identities in words. */
import { describeForm, describeRules } from '../../../usecases/reports/describe-rules.ts';
import { sendPage } from '../../send.ts';
import type { Route } from '../../site.ts';
import { sendMissing } from '../problems/missing.ts';
import { FormView, RulesView } from './rules.view.tsx';

export const rules: Route = (web, site) => {
  web.get('/rules', (c) =>
    sendPage(
      c,
      site,
      { title: '规则', section: 'rules' },
      RulesView({ rules: describeRules(site.deps.rulebook) }),
    ),
  );
  web.get('/rules/:formatId', (c) => {
    const form = describeForm(site.deps.rulebook, c.req.param('formatId'));
    if (form === null) return sendMissing(c, site);
    return sendPage(c, site, { title: form.format.title, section: 'rules' }, FormView({ form }));
  });
};
