/** /regions/:regionId/corrections: asking for a correction of a record about oneself (条例 41). */
import { correctionFields, fileCorrection } from '../../../../usecases/corrections/file-correction.ts';
import { sideReceipt } from '../../../../usecases/side-cases/side-receipt.ts';
import type { Route } from '../../../site.ts';
import { visitorOf } from '../../visitor-of.ts';
import { sideForm } from '../complaints/side-form.tsx';

export const corrections: Route = (web, site) =>
  sideForm(web, site, {
    path: 'corrections',
    title: '申请更正与自己有关的信息',
    lead: '您有证据证明机关提供的、与您自己有关的记录不准确的，可以要求更正。',
    article: '《条例》第四十一条',
    personLead: '只有与您自己有关的记录才能更正，所以要核对您的身份；信息加密保存，只用于办理。',
    demands: { name: true, identity: true },
    fields: correctionFields,
    file: async (c, order) => {
      const filed = await fileCorrection(site.staff, visitorOf(c, site), order);
      return filed.ok ? { ok: true, caseId: filed.value.caseId } : filed;
    },
    receipt: async (c, place) => {
      const receipt = await sideReceipt(site.staff, visitorOf(c, site), { ...place, kind: 'correction' });
      return receipt.ok ? receipt.value : null;
    },
    next: '机关核实后会书面告诉您结果；不归它更正的，会转送或者告诉您向谁提出。',
  });
