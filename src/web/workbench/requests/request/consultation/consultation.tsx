/** /workbench/requests/:requestId/consultation/:part: the letter arrived; a reply, silence, no delivery. */
import { deliverConsultation } from '../../../../../usecases/requests/deliver-consultation.ts';
import { endConsultation } from '../../../../../usecases/requests/end-consultation.ts';
import { dayWords } from '../../../../local-time.ts';
import { actPage } from '../act-page.ts';
import { yesNo } from '../form-part.ts';

const hows = ['replied', 'silent', 'undeliverable', 'withdrawn'] as const;
const replies = ['agrees', 'objects', 'partly'] as const;
const oneOf = <T extends string>(all: readonly T[], text: string): T | undefined =>
  all.find((each) => each === text);

export const consultation = actPage({
  id: 'consultation',
  act: 'request.handle',
  title: '办理征求意见',
  article: '《条例》第三十二条、第三十四条：自收到征求意见书之日起十五个工作日内提出意见',
  lead: '对方收到了，登记收到的日期；对方答复、期满不答复或者送不到的，登记结束。',
  hasPart: true,
  button: '登记',
  parts: ({ state, part, today, rules }) => {
    const about = state.consultations.find(({ consultation: id }) => id === part);
    if (about === undefined) return [];
    const kind = rules.intake.consultees.find(({ id }) => id === about.sent.consultee);
    return [
      {
        is: 'note',
        node: (
          <dl class="facts">
            <div>
              <dt>征求</dt>
              <dd>{kind?.name ?? about.sent.consultee}</dd>
            </div>
            <div>
              <dt>内容</dt>
              <dd>{about.sent.question}</dd>
            </div>
            <div>
              <dt>发出</dt>
              <dd>{dayWords(about.sent.on)}</dd>
            </div>
            <div>
              <dt>收到</dt>
              <dd>{about.deliveredOn === null ? '还没有登记' : dayWords(about.deliveredOn)}</dd>
            </div>
          </dl>
        ),
      },
      {
        is: 'choice',
        name: 'how',
        legend: '登记什么',
        options: [
          ...(about.deliveredOn === null
            ? [{ value: 'delivered', label: '对方收到了', hint: '期限从收到的次日起算' }]
            : []),
          { value: 'replied', label: '对方答复了' },
          {
            value: 'silent',
            label: '期满没有答复',
            hint: kind?.silence === 'consent' ? '视为同意公开' : '由本机关自己决定是否公开',
          },
          { value: 'undeliverable', label: '无法送达', hint: '写明怎样投递过' },
          { value: 'withdrawn', label: '不再征求', hint: '例如申请已经撤回' },
        ],
      },
      {
        is: 'field',
        name: 'on',
        label: '日期',
        type: 'date',
        hint: '收到、答复或者退回的日期；期满没有答复的，按期满之日登记',
        initial: today,
        required: true,
      },
      {
        is: 'field',
        name: 'evidence',
        label: '收到的凭证',
        hint: '登记“对方收到了”时填写，如回执编号',
        maxLength: 100,
      },
      {
        is: 'group',
        legend: '对方的答复',
        hint: '登记“对方答复了”时填写',
        parts: [
          {
            is: 'choice',
            name: 'reply',
            legend: '意见',
            options: [
              { value: 'agrees', label: '同意公开' },
              { value: 'partly', label: '同意公开一部分' },
              { value: 'objects', label: '不同意公开' },
            ],
          },
          { is: 'field', name: 'text', label: '答复的原文', hint: '加密保存', rows: 4, maxLength: 3000 },
          {
            is: 'choice',
            name: 'reasonable',
            legend: '不同意的理由是否合理',
            hint: '由本机关认定，不能只看同意不同意',
            options: yesNo,
          },
          {
            is: 'choice',
            name: 'publicInterest',
            legend: '不公开是否会对公共利益造成重大影响',
            options: yesNo,
          },
        ],
      },
      {
        is: 'field',
        name: 'finding',
        label: '认定的依据，或者未送达的情况',
        hint: '不要写证件号码、电话',
        rows: 3,
        maxLength: 1000,
      },
    ];
  },
  run: (deps, caller, { place, part, sent }) => {
    const on = sent.text('on');
    if (sent.text('how') === 'delivered')
      return deliverConsultation(deps, caller, {
        ...place,
        consultation: part,
        on,
        evidence: sent.text('evidence'),
      });
    const how = oneOf(hows, sent.text('how'));
    if (how === undefined)
      return Promise.resolve({
        ok: false,
        problems: [{ code: 'field-invalid', field: 'how', message: '请选择登记什么。' }],
      });
    const reply = oneOf(replies, sent.text('reply'));
    const reasonable = sent.text('reasonable');
    return endConsultation(deps, caller, {
      ...place,
      consultation: part,
      how,
      on,
      ...(reply === undefined ? {} : { reply }),
      text: sent.text('text'),
      reasonable: reasonable === '' ? null : reasonable === 'yes',
      publicInterest: sent.text('publicInterest') === 'yes',
      finding: sent.text('finding'),
    });
  },
});
