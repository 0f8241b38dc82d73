/** A letter's page: the draft piece by piece; what was issued as it stands. */

import type { Problem } from '../../../../../domain/problems/problem.ts';
import { holdsOn } from '../../../../../domain/request-rules/dated.ts';
import type { LetterPage } from '../../../../../usecases/requests/show-letter.ts';
import { ChoiceList } from '../../../../components/choice-list/choice-list.tsx';
import { FormField } from '../../../../components/form-field/form-field.tsx';
import { Notice } from '../../../../components/notice/notice.tsx';
import { dayWords } from '../../../../local-time.ts';
import { caseHref } from '../../section.ts';
import { CasePage } from '../case-page.tsx';
import { proofDemand } from '../form-part.ts';
import { LetterBox } from './letter-box.tsx';

export interface LetterViewProps {
  readonly page: LetterPage;
  readonly typed: (name: string) => string;
  /** As typed, where the text was not accepted. */
  readonly texts: readonly string[] | null;
  readonly done: boolean;
  readonly problems: readonly Problem[];
}

export function LetterView({ page, typed, texts, done, problems }: LetterViewProps) {
  const { state, draft, may, sent, rules } = page;
  const { requestId } = state;
  const here = caseHref(requestId, `letters/${draft.letterId}`);
  return (
    <CasePage
      requestId={requestId}
      number={state.number}
      title={state.title}
      here={draft.title}
      article="《党政机关公文格式》GB/T 9704；定稿编号以后不能再改"
      problems={problems}
    >
      {done ? <Notice tone="ok" title="已保存" /> : null}
      {may.edit ? null : <LetterBox requestId={requestId} draft={draft} editable={false} />}
      {sent.length === 0 ? null : (
        <section aria-labelledby="sent">
          <h2 id="sent">发出的记录</h2>
          <ul>
            {sent.map(({ way, on, receivedOn }) => (
              <li>
                {dayWords(on)}，{rules.intake.services.find(({ id }) => id === way)?.name ?? way}
                {receivedOn === null ? '，收到日期还不知道' : `，${dayWords(receivedOn)}收到`}
              </li>
            ))}
          </ul>
        </section>
      )}
      {may.edit ? <Edit {...{ page, here, texts, problems }} /> : null}
      {may.send && sent.length === 0 ? <Send {...{ page, here, typed, problems }} /> : null}
      {may.send && sent.length > 0 ? (
        <details class="act-again" open={problems.length > 0}>
          <summary>退回或者没有送到的，登记再次送达</summary>
          <Send {...{ page, here, typed, problems }} />
        </details>
      ) : null}
      {may.receive ? (
        <form method="post" action={here} class="act-form">
          <fieldset class="group">
            <legend>登记收到日期</legend>
            <p class="quiet">补正、缴费、救济的期限从对方收到之日起算。</p>
            <FormField
              name="receivedOn"
              label="对方收到的日期"
              type="date"
              value={typed('receivedOn')}
              required
              problems={problems.map((each) =>
                each.field === 'on' ? { ...each, field: 'receivedOn' } : each,
              )}
            />
            <FormField
              name="evidence"
              label="依据"
              hint="邮件回执、查询结果的编号"
              value={typed('evidence')}
              maxLength={100}
              required
              problems={problems}
            />
          </fieldset>
          <div class="buttons">
            <button type="submit" class="btn" name="step" value="received">
              登记收到日期
            </button>
          </div>
        </form>
      ) : null}
    </CasePage>
  );
}

/** The way, the day and the proof of a letter that goes out by itself, or once more. */
function Send({
  page: { sent, rules, today, state },
  here,
  typed,
  problems,
}: Pick<LetterViewProps, 'page' | 'typed' | 'problems'> & { readonly here: string }) {
  const { requestId } = state;
  const ways = rules.intake.services.filter((each) => holdsOn(each, today));
  return (
    <form method="post" action={here} class="act-form">
      <fieldset class="group">
        <legend>{sent.length === 0 ? '发出' : '再次送达'}</legend>
        <ChoiceList
          name="way"
          legend="送达方式"
          value={typed('way')}
          options={ways.map(({ id, name, warning }) => ({ value: id, label: name, hint: warning }))}
          problems={problems}
        />
        <FormField
          name="on"
          label="发出、签收或者交邮的日期"
          type="date"
          value={typed('on') === '' ? today : typed('on')}
          required
          problems={problems}
        />
        <FormField
          name="proof"
          label="送达凭证"
          hint="回证编号、邮件号码（13 位）或者发送记录"
          {...proofDemand(ways)}
          value={typed('proof')}
          maxLength={60}
          problems={problems}
        />
      </fieldset>
      <div class="buttons">
        <button type="submit" class="btn" name="step" value="send">
          {sent.length === 0 ? '定稿并发出' : '登记再次送达'}
        </button>
        <a href={caseHref(requestId)}>返回案卷</a>
      </div>
    </form>
  );
}

function Edit({
  page: { draft, state },
  here,
  texts,
  problems,
}: Pick<LetterViewProps, 'page' | 'texts' | 'problems'> & { readonly here: string }) {
  const shown =
    texts?.map((text) => ({ kind: 'paragraph', text })) ??
    draft.pieces.flatMap((piece) =>
      piece.kind === 'table'
        ? []
        : [{ kind: piece.kind === 'heading' ? `heading-${piece.level}` : 'paragraph', text: piece.text }],
    );
  const wrong = problems.filter(({ field }) => field === 'file');
  return (
    <>
      <p class="act-letter-links">
        <a href={caseHref(state.requestId, `letters/${draft.letterId}/draft.docx`)}>下载 DOCX</a>
        <a href={caseHref(state.requestId, `letters/${draft.letterId}/draft.pdf`)}>查看 PDF</a>
      </p>
      <form method="post" action={here} class="act-form letter-edit">
        <h2>在这里修改</h2>
        <p class="quiet">
          一格一段；清空一格就去掉那一段，空一行就分成两段。称呼、文号、落款和日期由程序写。
        </p>
        {draft.addressee === '' ? null : <p class="letter-to">{draft.addressee}：</p>}
        {shown.map(({ kind, text }, at) => (
          <div class="field">
            <label for={at === 0 ? 'pieces' : `piece-${at}`}>第 {at + 1} 段</label>
            <input type="hidden" name="kind" value={kind} />
            <textarea
              id={at === 0 ? 'pieces' : `piece-${at}`}
              name="text"
              rows={Math.min(12, Math.max(2, Math.ceil(text.length / 34)))}
            >
              {text}
            </textarea>
          </div>
        ))}
        <div class="buttons">
          <button type="submit" class="btn" name="step" value="edit">
            保存修改
          </button>
          <a href={caseHref(state.requestId)}>返回案卷</a>
        </div>
      </form>
      <form method="post" action={`${here}/taken-back`} enctype="multipart/form-data" class="act-form">
        <h2>在 Word、WPS 里改好再取回</h2>
        <div class={wrong.length > 0 ? 'field wrong' : 'field'}>
          <label for="file">改好的 DOCX</label>
          <p class="field-hint" id="file-hint">
            取回以后正文以这份为准；带宏的、DOC 旧格式的不收
          </p>
          {wrong.map(({ message }) => (
            <p class="field-problem">{message}</p>
          ))}
          <input id="file" name="file" type="file" required aria-describedby="file-hint" />
        </div>
        <div class="buttons">
          <button type="submit" class="btn second">
            取回
          </button>
        </div>
      </form>
    </>
  );
}
