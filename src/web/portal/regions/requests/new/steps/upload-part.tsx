/** Files of the draft: those that are there, and a way to add one. Each is sent on its own and kept at once. */
import type { Problem } from '../../../../../../domain/problems/problem.ts';
import type { DraftFile } from '../../../../../../usecases/requests/draft-document.ts';

export interface UploadPartProps {
  readonly action: string;
  readonly kind: string;
  readonly label: string;
  readonly files: readonly DraftFile[];
  readonly uploadBytes: number;
  readonly problems: readonly Problem[];
}

export function UploadPart({ action, kind, label, files, uploadBytes, problems }: UploadPartProps) {
  const own = files.filter((file) => file.kind === kind);
  const id = `file-${kind}`;
  const wrong = problems.filter(({ field }) => field === id);
  return (
    <section class="upload-part" aria-label={label}>
      {own.length === 0 ? null : (
        <ul class="list short">
          {own.map(({ fileId, fileName, size }) => (
            <li>
              <span>
                已上传：{fileName}（{Math.max(1, Math.round(size / 1024))} KB）
              </span>
              <form method="post" action={`${action}/remove`}>
                <input type="hidden" name="fileId" value={fileId} />
                <button type="submit" class="btn second">
                  移除<span class="hidden">{fileName}</span>
                </button>
              </form>
            </li>
          ))}
        </ul>
      )}
      <form method="post" action={`${action}/upload`} enctype="multipart/form-data">
        <input type="hidden" name="kind" value={kind} />
        <div class={wrong.length > 0 ? 'field wrong' : 'field'}>
          <label for={id}>{label}</label>
          <p class="field-hint" id={`${id}-hint`}>
            照片（JPG、PNG）或者 PDF，每个不超过 {Math.floor(uploadBytes / 1024 / 1024)}{' '}
            MB。手机上点“选择文件”可以直接拍照。
          </p>
          {wrong.length === 0 ? null : (
            <p class="field-problem" id={`${id}-problem`}>
              {wrong.map(({ message }) => message).join('；')}
            </p>
          )}
          <input
            type="file"
            id={id}
            name="file"
            accept="image/jpeg,image/png,application/pdf"
            aria-describedby={wrong.length === 0 ? `${id}-hint` : `${id}-hint ${id}-problem`}
          />
        </div>
        <button type="submit" class="btn second">
          上传
        </button>
      </form>
    </section>
  );
}
