/** Where one is, and the ways back up. */

export interface CrumbsProps {
  /** Pages above this one, the uppermost first. */
  readonly above: readonly (readonly [href: string, text: string])[];
  /** This page. */
  readonly here: string;
}

export function Crumbs({ above, here }: CrumbsProps) {
  return (
    <nav class="crumbs" aria-label="当前位置">
      {above.map(([href, text]) => (
        <a href={href}>{text}</a>
      ))}
      <span aria-current="page">{here}</span>
    </nav>
  );
}
