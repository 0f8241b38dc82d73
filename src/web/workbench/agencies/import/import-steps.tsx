/** Where one is in an import. */

const steps = ['选择文件', '预览', '完成'];

export function ImportSteps({ at }: { at: 1 | 2 | 3 }) {
  return (
    <ol class="import-steps">
      {steps.map((step, index) => (
        <li aria-current={index + 1 === at ? 'step' : undefined}>
          {index + 1}. {step}
        </li>
      ))}
    </ol>
  );
}
