/** /workbench/requests/:requestId/objection/:part: 认定第三方的意见. */
import { judgeObjection } from '../../../../../usecases/requests/judge-objection.ts';
import { actPage } from '../act-page.ts';
import { yesNo } from '../form-part.ts';

export const objection = actPage({
  id: 'objection',
  act: 'request.handle',
  title: '认定第三方的意见',
  article:
    '《条例》第三十二条：不同意公开且有合理理由的，不予公开；可能对公共利益造成重大影响的，可以决定公开',
  lead: '第三方在网上提出了反对意见，原文在案卷的材料里。理由是否合理由本机关认定。',
  hasPart: true,
  button: '登记认定',
  parts: () => [
    { is: 'choice', name: 'reasonable', legend: '理由是否合理', options: yesNo },
    {
      is: 'choice',
      name: 'publicInterest',
      legend: '不公开是否会对公共利益造成重大影响',
      options: yesNo,
    },
    {
      is: 'field',
      name: 'finding',
      label: '认定的依据和权衡',
      hint: '写明涉及哪项权益、会有什么损害；不要写证件号码、电话',
      rows: 4,
      maxLength: 1000,
      required: true,
    },
  ],
  run: (deps, caller, { place, part, sent }) => {
    const said = (name: string) => (sent.text(name) === '' ? null : sent.text(name) === 'yes');
    return judgeObjection(deps, caller, {
      ...place,
      consultation: part,
      reasonable: said('reasonable'),
      publicInterest: said('publicInterest'),
      finding: sent.text('finding'),
    });
  },
});
