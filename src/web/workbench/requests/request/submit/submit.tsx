/** /workbench/requests/:requestId/submit: the letter of the answer, then to the reviewer. */
import { submitAnswer } from '../../../../../usecases/requests/submit-answer.ts';
import { actPage } from '../act-page.ts';
import { AnswerSummary } from '../answer/answer-summary.tsx';

export const submit = actPage({
  id: 'submit',
  act: 'request.handle',
  title: '生成答复书，送审',
  article: '《条例》第三十六条、第三十七条',
  lead: '答复书按各项的处理结果生成，可以修改文字；救济途径由程序按规定写明，不要改。',
  letter: true,
  button: '送审核',
  parts: (context) => [{ is: 'note', node: <AnswerSummary {...context} /> }],
  run: (deps, caller, { place, letter }) =>
    submitAnswer(deps, caller, {
      ...place,
      step: letter.step,
      ...(letter.letterId === undefined ? {} : { letterId: letter.letterId }),
    }),
});
