/** What is wanted: a short name and a description; several things become several requests. */
import { longest } from '../../../../../../domain/requests/new-request.ts';
import { type DraftItem, mostItems } from '../../../../../../usecases/requests/draft-document.ts';
import { FormField } from '../../../../../components/form-field/form-field.tsx';
import { StepFrame, type StepProps } from './step-frame.tsx';

export function ContentStepView(
  props: StepProps & { readonly items: readonly DraftItem[]; readonly similarHref: string },
) {
  const { items, problems, similarHref } = props;
  return (
    <StepFrame {...props} step="content" law="《政府信息公开条例》第二十九条。不需要说明用途。">
      {items.map((item, at) => {
        const place = at === 0 ? '' : String(at + 1);
        return (
          <fieldset class="item">
            <legend>{items.length === 1 ? '要的信息' : `第 ${at + 1} 件`}</legend>
            <FormField
              name={`title${place}`}
              label="简短的名称"
              hint="例如：城北片区征地补偿标准的批复。会出现在清单里，请不要写人名、号码"
              value={item.title}
              maxLength={longest.title}
              problems={problems}
            />
            <FormField
              name={`description${place}`}
              label="具体描述"
              hint="名称、文号，或者能据以找到它的特征：哪一年、哪件事、哪个地方、谁发的"
              value={item.description}
              rows={6}
              required
              maxLength={longest.description}
              problems={problems}
            />
            {items.length > 1 ? (
              <button type="submit" name="act" value={`remove${at + 1}`} class="btn second">
                去掉第 {at + 1} 件
              </button>
            ) : null}
          </fieldset>
        );
      })}
      <div class="similar" data-similar={similarHref} aria-live="polite" />
      {items.length < mostItems ? (
        <p>
          <button type="submit" name="act" value="add" class="btn second">
            还要另一件信息
          </button>
          <span class="field-hint">
            一份申请一件事，办得快。几件一起填，提交时各成一份，各有编号和查询码。
          </span>
        </p>
      ) : null}
    </StepFrame>
  );
}
