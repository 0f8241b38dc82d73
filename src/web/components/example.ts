/** Examples of a component: they feed the preview page and the tests. */
import type { VNode } from 'preact';

export interface Example {
  readonly name: string;
  readonly node: VNode;
}
