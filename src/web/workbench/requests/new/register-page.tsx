/** The form of registration and what it answers: shared by the desk's own page and that of a mail. */
import type { Staff } from '../../../../domain/people/caller.ts';
import { type Problem, refused } from '../../../../domain/problems/problem.ts';
import {
  openRegistration,
  type RegisterOrder,
  registerRequest,
} from '../../../../usecases/requests/register-request.ts';
import { type StaffRequest, signedIn, staffPage, staffProblem } from '../../staff-request.ts';
import type { UploadReader } from '../read-upload.ts';
import { section } from '../section.ts';
import { RegisterView } from './register.view.tsx';
import { RegisteredView } from './registered.view.tsx';
import { emptyRequest, readTyped, requestOf, type TypedRequest } from './typed-request.ts';

/** What differs between the pages that register. */
export interface RegisterPage {
  /** Where the form is sent. */
  readonly action: string;
  /** Id of the channel that the page is about. */
  readonly channel: string;
  /** Can another channel be chosen? */
  readonly channelLinks: boolean;
  /** Filled in already. */
  readonly known: Parameters<typeof emptyRequest>[0];
  /** Said above the form; '' for nothing. */
  readonly hint: string;
  readonly also?: RegisterOrder['also'];
  /** Owner of files that came with it and are kept already; left out: none. */
  readonly draft?: string;
}

type Status = 200 | 409 | 422 | 429;

export async function registerForm(
  request: StaffRequest,
  page: RegisterPage,
  reader: UploadReader,
  typed: TypedRequest | null = null,
  problems: readonly Problem[] = [],
  status: Status = 200,
): Promise<Response> {
  const caller = signedIn(request);
  if (caller instanceof Response) return caller;
  const { staff } = request.site;
  const opened = await openRegistration(staff, caller, caller.regionId);
  if (!opened.ok) return staffProblem(request, opened.problems);
  const { agencies, channels, today } = opened.value;
  const channel = channels.find(({ id }) => id === page.channel) ?? channels[0];
  if (channel === undefined) throw new Error('no channel is in force');
  const known = {
    arrivedAtAgency: today,
    arrivedAtOffice: today,
    ...(channel.receipt === 'confirmation' ? { confirmedOn: today } : {}),
    ...(agencies.length === 1 ? { agencyId: agencies[0]!.agencyId } : {}),
    ...page.known,
  };
  return staffPage(
    request,
    { title: '登记申请', section },
    RegisterView({
      action: page.action,
      hint: page.hint,
      channelLinks: page.channelLinks,
      channel,
      channels,
      agencies,
      intake: staff.requestRules.intake,
      typed: typed ?? emptyRequest(known),
      today,
      uploadBytes: reader.roof.bytes,
      uploadFiles: reader.roof.files,
      problems,
    }),
    status,
  );
}

export async function register(
  request: StaffRequest,
  caller: Staff,
  page: RegisterPage,
  reader: UploadReader,
): Promise<Response> {
  const { staff } = request.site;
  const sent = await reader.read(request, `${caller.regionId}/${caller.accountId}`);
  if (!sent.ok) {
    const status = sent.problem.code === 'too-often' ? 429 : 422;
    return registerForm(request, page, reader, null, [sent.problem], status);
  }
  const typed = readTyped(sent.form);
  const channel = staff.requestRules.intake.channels.find(({ id }) => id === page.channel);
  const unread = typed.flags.oral && !typed.flags.readBack;
  const result =
    channel === undefined
      ? refused(noChannel)
      : unread
        ? refused(notReadBack)
        : await registerRequest(staff, caller, {
            request: { ...requestOf(caller.regionId, channel, typed), draft: page.draft ?? null },
            scans: sent.form.files('file'),
            duplicatesSeen: typed.flags.duplicatesSeen,
            ...(page.also === undefined ? {} : { also: page.also }),
          });
  if (!result.ok) {
    const [first] = result.problems;
    if (first.code === 'forbidden' || (first.code === 'not-found' && first.field === undefined))
      return staffProblem(request, result.problems);
    return registerForm(request, page, reader, typed, result.problems, 422);
  }
  const today = staff.clock().toISOString();
  return staffPage(
    request,
    { title: `已登记 ${result.value.state.number}`, section },
    RegisteredView({ received: result.value, at: today }),
  );
}

const noChannel: Problem = {
  code: 'field-invalid',
  field: 'channel',
  message: '请先选择申请是怎样收到的。',
};
const notReadBack: Problem = {
  code: 'field-missing',
  field: 'readBack',
  message: '口头申请由工作人员代填的，请读给申请人听，由申请人核对签字后再登记。',
  article: '《条例》第二十九条第一款',
};
