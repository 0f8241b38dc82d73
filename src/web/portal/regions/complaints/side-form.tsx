/** A public form that takes files: for a correction or a complaint, with its receipt. */
import type { Problem } from '../../../../domain/problems/problem.ts';
import type { NewFile } from '../../../../domain/requests/new-request.ts';
import { requestGuide } from '../../../../usecases/requests/guide.ts';
import { type PersonDemands, personFields } from '../../../../usecases/side-cases/side-person.ts';
import type { SideReceipt } from '../../../../usecases/side-cases/side-receipt.ts';
import type { StepField, StepValues } from '../../../../usecases/side-cases/step-form.ts';
import { Crumbs } from '../../../components/crumbs/crumbs.tsx';
import { FactList } from '../../../components/fact-list/fact-list.tsx';
import { FormProblems } from '../../../components/form-problems/form-problems.tsx';
import { Notice } from '../../../components/notice/notice.tsx';
import { dayWords } from '../../../local-time.ts';
import { createRateLimit } from '../../../middleware/rate-limit.ts';
import { visitorAddress } from '../../../middleware/visitor-address.ts';
import { sendPage } from '../../../send.ts';
import type { Site, Web, WebContext } from '../../../site.ts';
import { StepFields, typedStep } from '../../../workbench/disputes/step-fields.tsx';
import { sendMissing } from '../../problems/missing.ts';
import { visitorOf } from '../../visitor-of.ts';
import { proofFile } from '../requests/proof-file.ts';
import { requestsHref } from '../requests/requests-href.ts';
import { FileField } from '../requests/status/applicant-forms.tsx';
import { sendTooOften } from '../requests/too-often.ts';
import { uploadRoutes } from '../requests/uploads.ts';

export interface SideForm {
  /** Last part of its address: `corrections`. */
  readonly path: string;
  readonly title: string;
  readonly lead: string;
  readonly article: string;
  /** What stands above the fields of the person. */
  readonly personLead: string;
  readonly demands: PersonDemands;
  readonly fields: (agencies: readonly (readonly [id: string, name: string])[]) => readonly StepField[];
  readonly file: (
    c: WebContext,
    order: { readonly regionId: string; readonly input: StepValues; readonly files: readonly NewFile[] },
  ) => Promise<
    | { readonly ok: true; readonly caseId: string }
    | { readonly ok: false; readonly problems: readonly [Problem, ...Problem[]] }
  >;
  /** null: there is no such case. */
  readonly receipt: (
    c: WebContext,
    place: { readonly regionId: string; readonly caseId: string },
  ) => Promise<SideReceipt | null>;
  /** What happens now. */
  readonly next: string;
}

const mostFiles = 4;
const filingsPerMinute = 6;

export function sideForm(web: Web, site: Site, form: SideForm): void {
  const path = `/regions/:regionId/${form.path}`;
  const limit = createRateLimit(filingsPerMinute, () => site.clock().getTime());
  web.get(path, (c) => show(c, site, form, null, []));
  web.get(`${path}/receipt/:caseId`, async (c) => {
    const regionId = c.req.param('regionId') ?? '';
    const receipt = await form.receipt(c, { regionId, caseId: c.req.param('caseId') ?? '' });
    if (receipt === null) return sendMissing(c, site);
    return sendPage(
      c,
      site,
      { title: '已收到', section: 'requests', noIndex: true },
      <Receipt form={form} receipt={receipt} regionId={regionId} />,
      { never: true, headers: { 'Referrer-Policy': 'no-referrer' } },
    );
  });
  uploadRoutes(web, site, path, mostFiles, async (c, sent, tooLarge) => {
    const regionId = c.req.param('regionId') ?? '';
    const input = typedStep(sent, [...form.fields([]), ...personFields(form.demands)]);
    const wrong = (message: string) =>
      show(c, site, form, input, [{ code: 'field-invalid', field: 'files', message }]);
    const most = Math.floor(site.options.uploadBytes / 1024 / 1024);
    if (tooLarge) return wrong(`文件太大，每个不能超过 ${most} MB。`);
    if (sent.broken) return wrong('没有收到完整的内容，可能网络中断了。请重新提交。');
    const wait = limit.take(visitorAddress(c, site.options.trustProxy), 1);
    if (wait > 0) return sendTooOften(c, site, wait);
    const files: NewFile[] = [];
    for (const file of sent.files('files').slice(0, mostFiles)) {
      const bytes = new Uint8Array(await file.arrayBuffer());
      const kept =
        file.size > site.options.uploadBytes
          ? null
          : proofFile('application', '提交的材料', file.name.slice(0, 200), bytes);
      if (kept === null) return wrong(`只收 JPG、PNG 照片和 PDF 文件，每个不超过 ${most} MB。`);
      files.push(kept);
    }
    const filed = await form.file(c, { regionId, input, files });
    if (!filed.ok)
      return filed.problems[0].code === 'not-found'
        ? sendMissing(c, site)
        : show(c, site, form, input, filed.problems);
    return c.redirect(`/regions/${encodeURIComponent(regionId)}/${form.path}/receipt/${filed.caseId}`, 303);
  });
}

async function show(
  c: WebContext,
  site: Site,
  form: SideForm,
  values: StepValues | null,
  problems: readonly Problem[],
): Promise<Response> {
  const regionId = c.req.param('regionId') ?? '';
  const guide = await requestGuide(site.staff, visitorOf(c, site), { regionId });
  if (!guide.ok || !guide.value.open) return sendMissing(c, site);
  const agencies = guide.value.agencies.map(({ agencyId, name }) => [agencyId, name] as const);
  return sendPage(
    c,
    site,
    { title: form.title, section: 'requests' },
    <Form
      form={form}
      regionId={regionId}
      region={guide.value.region}
      fields={form.fields(agencies)}
      values={values}
      problems={problems}
      uploadBytes={site.options.uploadBytes}
    />,
    { never: true, status: problems.length > 0 ? 422 : 200 },
  );
}

function Form(props: {
  readonly form: SideForm;
  readonly regionId: string;
  readonly region: string;
  readonly fields: readonly StepField[];
  readonly values: StepValues | null;
  readonly problems: readonly Problem[];
  readonly uploadBytes: number;
}) {
  const { form, regionId, region, fields, values, problems, uploadBytes } = props;
  return (
    <div class="wrap page narrow">
      <Crumbs above={[[requestsHref(regionId), `${region}依申请公开`]]} here={form.title} />
      <h1 class="title">{form.title}</h1>
      <p class="lead">{form.lead}</p>
      <p class="law">{form.article}</p>
      <FormProblems problems={problems} />
      <form
        method="post"
        action={`/regions/${encodeURIComponent(regionId)}/${form.path}`}
        enctype="multipart/form-data"
      >
        <StepFields fields={fields} values={values} problems={problems} />
        <h2>您的信息</h2>
        <p class="field-hint">{form.personLead}</p>
        <StepFields fields={personFields(form.demands)} values={values} problems={problems} />
        <FileField uploadBytes={uploadBytes} />
        <button type="submit" class="btn">
          提交
        </button>
      </form>
    </div>
  );
}

function Receipt({ form, receipt, regionId }: { form: SideForm; receipt: SideReceipt; regionId: string }) {
  return (
    <div class="wrap page narrow">
      <h1 class="title">已经收到</h1>
      <Notice tone="ok" title={`编号 ${receipt.number}`}>
        <p>请记下编号，联系时报给工作人员。{form.next}</p>
      </Notice>
      <FactList
        facts={[
          ['收到日期', dayWords(receipt.receivedOn)],
          ['机关', receipt.agencyName],
          [
            '什么时候有结果',
            receipt.due === null ? '办理后告知您' : `一般在${dayWords(receipt.due)}前（本县约定的期限）`,
          ],
          ['联系电话', receipt.phone],
        ]}
      />
      <p>
        <a href={requestsHref(regionId)}>回到依申请公开</a>
      </p>
    </div>
  );
}
