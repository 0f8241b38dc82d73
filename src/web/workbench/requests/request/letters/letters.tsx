/** /workbench/requests/:requestId/letters/:part: one letter: its text, taking it back, sending it, when it arrived. */
import type { LetterPiece } from '../../../../../domain/letters/letter-model.ts';
import type { Problem, Result } from '../../../../../domain/problems/problem.ts';
import { editLetter, takeBackLetter } from '../../../../../usecases/requests/edit-letter.ts';
import { lookAtCase } from '../../../../../usecases/requests/open-case.ts';
import { recordLetterReceipt } from '../../../../../usecases/requests/record-letter-receipt.ts';
import { sendLetter } from '../../../../../usecases/requests/send-letter.ts';
import { downloadLetter, showLetter } from '../../../../../usecases/requests/show-letter.ts';
import type { Route } from '../../../../site.ts';
import { type StaffForm, staffForm } from '../../../staff-form.ts';
import { type StaffRequest, signedIn, staffPage, staffProblem, staffRoutes } from '../../../staff-request.ts';
import { uploadReader } from '../../read-upload.ts';
import { caseHref, section } from '../../section.ts';
import { answerForm, type FormStatus } from '../case-answer.ts';
import { sendingIn } from '../form-part.ts';
import { LetterView } from './letter.view.tsx';

const path = '/workbench/requests/:requestId/letters/:part';
const mostBytes = 5 * 1024 * 1024;

export const letters: Route = (web, site) => {
  const routes = staffRoutes(web, site);
  const reader = uploadReader({ bytes: Math.min(site.options.uploadBytes, mostBytes), files: 1 });

  for (const format of ['docx', 'pdf'] as const)
    routes.get(`${path}/draft.${format}`, async (request) => {
      const caller = signedIn(request);
      if (caller instanceof Response) return caller;
      const file = await downloadLetter(site.staff, caller, { ...placeOf(request, caller.regionId), format });
      if (!file.ok) return staffProblem(request, file.problems);
      const { fileName, mediaType, bytes } = file.value;
      return request.c.body(bytes as Uint8Array<ArrayBuffer>, 200, {
        'Content-Type': mediaType,
        'Content-Disposition': `attachment; filename="letter.${format}"; filename*=UTF-8''${encodeURIComponent(fileName)}`,
        'X-Content-Type-Options': 'nosniff',
        'Content-Security-Policy': "default-src 'none'; sandbox",
        'Cache-Control': 'no-store',
      });
    });

  routes.get(path, (request) => show(request, null, [], 200));

  routes.post(path, async (request) => {
    const caller = signedIn(request);
    if (caller instanceof Response) return caller;
    const sent = await staffForm(request.c);
    const place = placeOf(request, caller.regionId);
    const done: Result<unknown> =
      sent.text('step') === 'send'
        ? await sendLetter(site.staff, caller, { ...place, sending: sendingIn(sent) })
        : sent.text('step') === 'received'
          ? await recordLetterReceipt(site.staff, caller, {
              ...place,
              on: sent.text('receivedOn'),
              evidence: sent.text('evidence'),
            })
          : await editLetter(site.staff, caller, { ...place, pieces: piecesIn(sent) });
    return after(request, done, sent);
  });

  routes.post(`${path}/taken-back`, async (request) => {
    const caller = signedIn(request);
    if (caller instanceof Response) return caller;
    const place = placeOf(request, caller.regionId);
    // Asked before the first byte is read.
    const allowed = await lookAtCase(site.staff, caller, 'request.handle', place, async () => ({
      ok: true,
      value: null,
    }));
    if (!allowed.ok) return staffProblem(request, allowed.problems);
    const read = await reader.read(request, `${caller.regionId}/${caller.accountId}`);
    if (!read.ok) return show(request, null, [read.problem], read.problem.code === 'too-often' ? 429 : 422);
    const [file] = read.form.files('file');
    if (file === undefined) return show(request, null, [noFile], 422);
    return after(request, await takeBackLetter(site.staff, caller, { ...place, bytes: file.bytes }), null);
  });
};

const noFile: Problem = {
  code: 'field-missing',
  field: 'file',
  message: '请先选择改好的 DOCX，再点“取回”。',
};

const placeOf = ({ param }: StaffRequest, regionId: string) => ({
  regionId,
  requestId: param('requestId'),
  letterId: param('part'),
});

function after(request: StaffRequest, done: Result<unknown>, sent: StaffForm | null) {
  const requestId = request.param('requestId');
  if (done.ok)
    return request.c.redirect(
      `${caseHref(requestId, `letters/${encodeURIComponent(request.param('part'))}`)}?done=yes`,
      303,
    );
  return answerForm(request, done, requestId, 'done', (problems, status) =>
    show(request, sent, problems, status),
  );
}

/** Pieces as the form sent them: text and kind by number; tables stay as they are. */
function piecesIn(sent: StaffForm): readonly LetterPiece[] {
  const kinds = sent.list('kind');
  const texts = sent.list('text');
  return texts.flatMap((text, at): readonly LetterPiece[] => {
    const kind = kinds[at] ?? 'paragraph';
    const level = /^heading-([1-4])$/.exec(kind)?.[1];
    return text
      .split(/\n{2,}/)
      .map((each) => each.trim())
      .filter((each) => each !== '')
      .map((each) =>
        level === undefined
          ? { kind: 'paragraph', text: each }
          : { kind: 'heading', level: Number(level) as 1 | 2 | 3 | 4, text: each },
      );
  });
}

async function show(
  request: StaffRequest,
  sent: StaffForm | null,
  problems: readonly Problem[],
  status: FormStatus,
): Promise<Response> {
  const caller = signedIn(request);
  if (caller instanceof Response) return caller;
  const shown = await showLetter(request.site.staff, caller, placeOf(request, caller.regionId));
  if (!shown.ok) return staffProblem(request, shown.problems);
  const { state, draft } = shown.value;
  return staffPage(
    request,
    { title: `${draft.title} ${state.number}`, section },
    LetterView({
      page: shown.value,
      typed: (name) => sent?.text(name) ?? '',
      texts: sent?.text('step') === 'edit' ? sent.list('text') : null,
      done: request.query('done') !== '',
      problems,
    }),
    status,
  );
}
