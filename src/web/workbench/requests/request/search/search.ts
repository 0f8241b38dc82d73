/** /workbench/requests/:requestId/search: 登记检索情况. */
import { recordSearch } from '../../../../../usecases/requests/record-search.ts';
import { actPage } from '../act-page.ts';
import { proofParts, proofsIn } from '../form-part.ts';

export const search = actPage({
  id: 'search',
  act: 'request.handle',
  title: '登记检索情况',
  article: '《条例》第三十六条第四项：经检索没有所申请公开信息的，告知该政府信息不存在',
  lead: '“不存在”要由机关证明：查了哪些系统、档案，用了什么词，问过谁，什么时候查的。',
  button: '登记检索情况',
  parts: (context) =>
    context.proofs.map((proof) => proofParts(proof, context, context.state.search?.values ?? {})),
  run: (deps, caller, { place, sent }) =>
    recordSearch(deps, caller, {
      ...place,
      values: Object.values(proofsIn(sent, sent.list('names')))[0] ?? {},
    }),
});
