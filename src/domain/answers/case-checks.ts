/** Mechanisms that a proof's `check` may ask for by name: facts of the case that must hold besides what staff write. */
import { type CaseCheck, text } from './case-check.ts';
import { consultationChecks } from './consultation-checks.ts';
import { lapseChecks } from './lapse-checks.ts';
import { releaseChecks } from './release-checks.ts';
import { wordingChecks } from './wording-checks.ts';

const decisionChecks: Readonly<Record<string, CaseCheck>> = {
  /** Every item has its outcome before anything is decided (T-27). */
  'items-answered': ({ facts }) => {
    const open = facts.items.filter(({ answered }) => !answered).map(({ item }) => item);
    if (open.length === 0) return [];
    const message = `第${open.join('、')}项还没有答复，请逐项答复后再作决定`;
    return [{ code: 'items-unanswered', message }];
  },
  /** A unit without power of its own cannot answer; who signs becomes the defendant (T-18). */
  'signs-in-own-name': ({ facts }) =>
    facts.signatory.ownName
      ? []
      : [
          {
            code: 'signatory-without-name',
            message: `${facts.signatory.name}不能以自己的名义作出答复，请由其所属机关署名并加盖印章`,
          },
        ],
  /** Not again what a review or a court annulled, on the same grounds and reasons (T-26). */
  'differs-from-annulled': ({ facts, kind, grounds }) => {
    const folded = (words: string) => words.replace(/[\s\p{P}]/gu, '');
    const same = facts.annulled.some(
      (annulled) =>
        annulled.answer === kind.id &&
        [...annulled.grounds].sort().join() === [...grounds].sort().join() &&
        folded(annulled.reasons) === folded(facts.reasonsNow),
    );
    if (!same) return [];
    const message = '与已被撤销的答复结果和理由相同，不能以同样的事实和理由再次作出；请重新查明后答复';
    return [{ code: 'same-as-annulled', message }];
  },
  /** A reply from the same applicant's earlier request was really served, on the day that is written (T-14). */
  'earlier-answer-served': ({ facts, given }) => {
    const number = text(given, 'earlier');
    if (number === '') return [];
    const earlier = facts.earlier.find((each) => each.number === number);
    if (earlier === undefined) {
      const message = '没有找到对该申请人的这一件答复，请核对编号；没有送达的不能算答复过';
      return [{ code: 'earlier-answer-unknown', field: 'earlier', message }];
    }
    if (earlier.answeredOn === text(given, 'answered_on')) return [];
    const message = `先前答复的日期是 ${earlier.answeredOn}，请改正`;
    return [{ code: 'earlier-answer-other-day', field: 'answered_on', message }];
  },
};

/** Every check by name. */
export const caseChecks: Readonly<Record<string, CaseCheck>> = {
  ...decisionChecks,
  ...consultationChecks,
  ...lapseChecks,
  ...releaseChecks,
  ...wordingChecks,
};
