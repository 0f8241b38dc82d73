/** /regions/:regionId/complaints: complaining to the 主管部门 (条例 47). */
import { complaintFields, fileComplaint } from '../../../../usecases/complaints/file-complaint.ts';
import { sideReceipt } from '../../../../usecases/side-cases/side-receipt.ts';
import type { Route } from '../../../site.ts';
import { visitorOf } from '../../visitor-of.ts';
import { sideForm } from './side-form.tsx';

export const complaints: Route = (web, site) =>
  sideForm(web, site, {
    path: 'complaints',
    title: '向主管部门投诉',
    lead: '机关没有依法公开信息，或者办理申请不符合规定的，可以向政府信息公开工作主管部门投诉。',
    article: '《条例》第四十七条第二款',
    personLead: '可以不留姓名。要我们把结果告诉您，请留下姓名和一种联系方式；不会告诉被投诉的机关。',
    demands: { name: false, identity: false },
    fields: (agencies) => complaintFields(site.staff, agencies),
    file: async (c, order) => {
      const filed = await fileComplaint(site.staff, visitorOf(c, site), order);
      return filed.ok ? { ok: true, caseId: filed.value.caseId } : filed;
    },
    receipt: async (c, place) => {
      const receipt = await sideReceipt(site.staff, visitorOf(c, site), { ...place, kind: 'complaint' });
      return receipt.ok ? receipt.value : null;
    },
    next: '主管部门调查后，把结果告诉留下联系方式的投诉人；属实的，督促机关整改。',
  });
