/** Names and values of one thing, one under the other. */
import type { ComponentChildren } from 'preact';

export type Fact = readonly [name: string, value: ComponentChildren];

/** A list of facts; an empty value is shown as 未填. */
export function FactList({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl class="facts">
      {facts.map(([name, value]) => (
        <div>
          <dt>{name}</dt>
          <dd>{value === '' || value === null ? <span class="quiet">未填</span> : value}</dd>
        </div>
      ))}
    </dl>
  );
}
