/** Acts that prepare, decide, serve and close an answer. */
import { archiveBar } from './archive-bar.ts';
import { type ActFacts, atWork, type CaseAct, row } from './case-act.ts';
import { releasedKinds } from './released-kinds.ts';

const inDraft = (facts: ActFacts): boolean => atWork(facts) && facts.state.submitted === null;
const allAnswered = ({ state }: ActFacts): boolean => state.items.every(({ answer }) => answer !== null);

/** Letters that stand by themselves, and those that were issued without being sent. */
const unsent = ({ state, rules }: ActFacts) =>
  state.letters.filter(
    ({ letterId, issued, sent, form }) =>
      sent.length === 0 &&
      letterId !== state.decision?.letterId &&
      letterId !== state.submitted?.letterId &&
      (issued !== null || rules.letters.find(({ id }) => id === form)?.purpose === 'consultation-told'),
  );

const letterTitle = ({ rules }: ActFacts, id: string): string =>
  rules.letters.find((each) => each.id === id)?.title ?? id;

export const answerCaseActs: readonly CaseAct[] = [
  row({
    id: 'serve',
    title: '送达答复',
    article: '国办公开办函〔2016〕235号',
    when: ({ open, state }) =>
      state.decision !== null && (open || (state.reanswer !== null && state.reanswer.servedOn === null)),
    urgency: 100,
    why: '答复已经签发。签收、交邮或者发布之日才算答复，落款日期不算',
  }),
  row({
    id: 'sign',
    act: 'request.sign',
    title: '签发答复',
    article: '《条例》第三十三条',
    when: (facts) =>
      atWork(facts) && facts.state.reviewed !== null && (!facts.open || facts.allows('request-decided')),
    urgency: 95,
    why: '审核已经通过，等待签发',
  }),
  row({
    id: 'review',
    act: 'request.review-answer',
    title: '审核答复',
    article: '《条例》第十七条',
    when: (facts) => atWork(facts) && facts.state.submitted !== null && facts.state.reviewed === null,
    urgency: 85,
    why: '答复已经拟好送审',
  }),
  row({
    id: 'secrecy',
    act: 'request.review-secrecy',
    title: '保密审查',
    article: '《条例》第十七条',
    when: atWork,
    urgency: ({ state }) => (state.secrecyReview === null ? 55 : 0),
    why: '没有审查记录的信息不能提供',
  }),
  row({
    id: 'answer',
    title: '逐项拟定答复',
    article: '《条例》第三十六条',
    when: inDraft,
    urgency: (facts) => (allAnswered(facts) ? 0 : 40),
    why: ({ state }) =>
      state.returned === null ? '每一项申请都要有处理结果' : '审核退回，请按意见修改后再送审',
    targets: ({ state: { items } }) =>
      items.map(({ itemId, title }) => ({
        path: `/${itemId}`,
        ...(items.length === 1 ? {} : { title: `拟定第 ${itemId} 项的答复：${title}` }),
      })),
  }),
  row({
    id: 'submit',
    title: '生成答复书，送审',
    article: '《条例》第三十六条',
    when: (facts) => inDraft(facts) && allAnswered(facts),
    urgency: 50,
    why: '各项都已拟好，生成答复书后送审核',
  }),
  row({
    id: 'records',
    title: '准备要提供的文件',
    article: '《条例》第三十七条、第四十条',
    when: inDraft,
    why: '上传、遮盖不公开的内容，去除隐藏信息',
  }),
  row({
    id: 'search',
    title: '登记检索情况',
    article: '《条例》第三十六条第四项',
    when: inDraft,
    why: '答复“信息不存在”以前，要有完整的检索记录',
  }),
  row({
    id: 'personal-check',
    title: '检查个人信息',
    article: '《条例》第十五条',
    when: (facts) => inDraft(facts) && facts.state.files.some(({ kind }) => releasedKinds.has(kind)),
    urgency: ({ state }) => (state.personalCheck === null ? 35 : 0),
    why: '要提供的文件逐份检查有没有他人的个人信息、商业秘密',
  }),
  row({
    id: 'letters',
    title: '发出文书',
    article: '国办公开办函〔2016〕235号',
    when: (facts) => unsent(facts).length > 0,
    why: '已经备好，还没有登记发出',
    urgency: 32,
    targets: (facts) =>
      unsent(facts).map(({ letterId, form }) => ({
        path: `/${letterId}`,
        title: `发出：${letterTitle(facts, form)}`,
      })),
  }),
  row({
    id: 'contact',
    title: '更改申请人的联系方式',
    article: '《条例》第二十九条',
    when: ({ open }) => open,
    why: '申请人来信、来电更改并核实的，文书以后寄到新的地址',
  }),
  row({
    id: 'mail-returned',
    title: '登记退信',
    article: '国办公开办函〔2016〕235号',
    when: ({ state }) => state.served !== null || state.letters.some(({ sent }) => sent.length > 0),
    why: '退回的邮件留作证据，重新送达',
  }),
  row({
    id: 'publish',
    act: 'request.publish',
    title: '公开问题和答复',
    article: '《条例》第四十四条',
    when: ({ state }) => state.decision !== null && state.served !== null && state.agreesToPublish,
    why: ({ state }) =>
      state.publicationId === null
        ? '申请人同意公开：去掉个人信息、由拟稿人以外的人放行'
        : '已经公开，需要时可以撤下',
  }),
  row({
    id: 'archive',
    act: 'request.archive',
    title: '归档',
    article: '《条例》第四十五条',
    when: ({ open, state, clock }) => !open && archiveBar(state, clock) === null,
    why: '已经办结。归档后案卷只能查看，并留下校验值',
    urgency: 20,
  }),
  row({
    id: 'archive',
    act: 'request.archive',
    title: '取出归档案卷',
    article: '《条例》第四十五条',
    when: ({ state }) => state.archived !== null,
    why: '归档时的案卷包，可以核验',
  }),
];
