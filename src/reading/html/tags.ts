/** What the reader does at each HTML tag. */

export type TagKind = 'table' | 'row' | 'cell' | 'break' | 'block' | 'pre' | 'title' | 'skip';

const named: readonly [TagKind, string][] = [
  ['table', 'table'],
  ['row', 'tr'],
  ['cell', 'td th'],
  ['break', 'br'],
  ['pre', 'pre listing'],
  ['title', 'title'],
  ['skip', 'script style template noscript iframe noframes noembed svg object datalist'],
  [
    'block',
    'address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption ' +
      'figure footer form h1 h2 h3 h4 h5 h6 head header hr html legend li main menu nav ol optgroup option p ' +
      'section select summary tbody textarea tfoot thead ul',
  ],
];

/** Kind of each tag that matters; all others are inline and leave no trace. */
export const tagKinds: ReadonlyMap<string, TagKind> = new Map(
  named.flatMap(([kind, names]) => names.split(' ').map((name): [string, TagKind] => [name, kind])),
);

/** Elements without content: they can be hidden, but hide nothing. */
export const voidTags: ReadonlySet<string> = new Set(
  'area base br col embed hr img input link meta param source track wbr'.split(' '),
);

/** Elements that tidy pages close in the line they open: an unclosed hidden one ends at the next table part. */
export const inlineTags: ReadonlySet<string> = new Set(
  'a b em font i label li option p small span strong sub sup td th tr u'.split(' '),
);
