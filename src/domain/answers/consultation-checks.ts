/** Third parties: heard in writing, to the end, and told. Source: law book L-32.1 to L-32.4, T-09, T-10. */
import { type CaseCheck, text } from './case-check.ts';
import type { HeardConsultation } from './case-facts.ts';

const thirdParties = (consultations: readonly HeardConsultation[]) =>
  consultations.filter(({ party }) => party === 'third-party');

/** A written consultation of a third party has been sent, and each one is over. */
const heard: CaseCheck = ({ facts }) => {
  const asked = thirdParties(facts.consultations);
  if (!asked.some(({ inWriting }) => inWriting)) {
    const message = '还没有书面征求第三方意见，请先发出征询书';
    return [{ code: 'third-party-not-asked', message }];
  }
  if (asked.some(({ endedOn }) => endedOn === null)) {
    const message = '第三方的答复期限还没有届满，请等收到答复或者期限届满后再决定';
    return [{ code: 'third-party-not-ended', message }];
  }
  return [];
};

export const consultationChecks: Readonly<Record<string, CaseCheck>> = {
  'third-party-heard': heard,
  /** Personal data in what leaves the house: every file looked through; where a third party was asked, it was heard. */
  'personal-data-cleared': (checked) => {
    const { releasedFiles, checkedFiles } = checked.facts;
    const missed = releasedFiles.filter((file) => !checkedFiles?.includes(file));
    if (missed.length > 0) {
      const message = `有 ${missed.length} 份要提供的文件还没有检查，请逐份检查后再提供`;
      return [{ code: 'files-not-checked', message }];
    }
    return text(checked.given, 'handled') === 'consulted' ? heard(checked) : [];
  },
  /** Whoever objected learns in writing what is disclosed and why, before it is. */
  'objecting-party-told': ({ facts }) => {
    const untold = thirdParties(facts.consultations).filter(
      ({ reply, toldOn }) => (reply === 'objects' || reply === 'partly') && toldOn === null,
    );
    if (untold.length === 0) return [];
    const message = '第三方不同意公开，请先把决定公开的内容和理由书面告知第三方';
    return [{ code: 'third-party-not-told', message }];
  },
};
