/** Which agency: found by name or function, each with what it is. */
import { ChoiceList } from '../../../../../components/choice-list/choice-list.tsx';
import { StepFrame, type StepProps } from './step-frame.tsx';

export interface AgencyChoice {
  readonly agencyId: string;
  readonly name: string;
  readonly hint: string;
}

export interface AgencyStepProps extends StepProps {
  readonly q: string;
  readonly choices: readonly AgencyChoice[];
  /** Agencies that were found but no longer answer, with who does. */
  readonly moved: readonly { readonly name: string; readonly href: string }[];
}

export function AgencyStepView(props: AgencyStepProps) {
  const { here, q, choices, moved, document, problems, toCheck } = props;
  return (
    <StepFrame
      {...props}
      step="agency"
      law="《政府信息公开条例》第十条、第二十七条：谁制作谁公开，谁保存谁公开。"
      before={
        <>
          <p>向制作或者保存这条信息的机关申请。拿不准的，选最接近的一个：不归它管的，它会告诉您该找谁。</p>
          {/* biome-ignore lint/a11y/useSemanticElements: browsers of 2020 do not know the search element */}
          <form class="search agency-find" method="get" action={`${here}/agency`} role="search">
            {toCheck ? <input type="hidden" name="to" value="check" /> : null}
            <input
              type="search"
              name="q"
              aria-label="找机关：名称或者管的事"
              placeholder="名称或者管的事，如 土地、学校"
              value={q}
              maxLength={60}
            />
            <button type="submit">找机关</button>
          </form>
          {q === '' ? null : (
            <p role="status">
              找到 {choices.length} 个机关。<a href={`${here}/agency`}>看全部机关</a>
            </p>
          )}
          {moved.map(({ name, href }) => (
            <p>
              {name}已经撤销，<a href={href}>看它的职能现在归谁</a>。
            </p>
          ))}
        </>
      }
    >
      {choices.length === 0 ? (
        <p>没有找到。写短一些试试，例如只写“土地”；也可以拨打 12345 询问归谁管。</p>
      ) : (
        <ChoiceList
          name="agencyId"
          legend="选择机关"
          options={choices.map(({ agencyId, name, hint }) => ({ value: agencyId, label: name, hint }))}
          value={document.agencyId}
          problems={problems}
        />
      )}
    </StepFrame>
  );
}
