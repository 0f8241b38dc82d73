/** A picture of the paper: helps to avoid a 补正, but nobody is kept from asking without it. */
import { proofKind } from '../../../../../../usecases/requests/draft-check.ts';
import type { DraftFile } from '../../../../../../usecases/requests/draft-document.ts';
import { StepFrame, type StepProps } from './step-frame.tsx';
import { UploadPart } from './upload-part.tsx';

export interface ProofStepProps extends StepProps {
  readonly files: readonly DraftFile[];
  readonly uploadBytes: number;
}

export function ProofStepView(props: ProofStepProps) {
  const { files, uploadBytes, here, problems } = props;
  const none = !files.some(({ kind }) => kind === proofKind);
  return (
    <StepFrame
      {...props}
      problems={[]}
      step="proof"
      button={none ? '先不上传，下一步' : '下一步'}
      law="《政府信息公开条例》第二十九条第二款第一项。"
      before={
        <>
          <p>请上传身份证明（身份证有照片的一面，或者营业执照等）。只有办理人员能看，加密保存。</p>
          <UploadPart
            action={`${here}/proof`}
            kind={proofKind}
            label="身份证明"
            files={files}
            uploadBytes={uploadBytes}
            problems={problems}
          />
        </>
      }
    >
      {none ? <p class="quiet">现在没有也可以先提交；机关需要核对时会请您补正，那样会慢一些。</p> : null}
    </StepFrame>
  );
}
