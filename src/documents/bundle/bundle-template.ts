/** The archive of a case in the language of the PDF setter. Facts come in as JSON and are only ever printed. */
import { letterFunctions } from '../letter/letter-template.ts';
import { bodyPt, tablePt } from '../letter/measures.ts';

export const bundleTemplate = `${letterFunctions}
#let d = json(bytes(sys.inputs.d))
#set document(title: d.title, date: none)
#show: sheet.with("")
#set page(
  margin: (top: 25mm, bottom: 22mm, left: 25mm, right: 22mm),
  footer-descent: 6mm,
  footer: context align(center, text(font: f-figures, size: ${tablePt}pt, [第 #counter(page).display() 页，共 #counter(page).final().first() 页])),
)
#let section-of(title) = heading(level: 1, outlined: true, block(above: gap, below: gap, plain(text(font: f-level1, size: ${bodyPt}pt, weight: "regular", title))))
#let fine(body) = { set text(size: 9pt); body }
#let listed(t) = {
  section-of(t.title)
  if t.rows.len() == 0 { plain[无。] } else { grid-of(t.head, t.shares, t.rows) }
}
#block(width: 100%, plain(align(center, text(font: f-head, size: 22pt, weight: "bold", lines-of(d.titleLines)))))
#if d.subtitle != "" { block(width: 100%, plain(align(center, d.subtitle))) }
#facts(d.facts)
#plain(text(size: ${tablePt}pt, [生成时间：#d.madeAt]))
#listed(d.index)
#listed(d.digests)
#listed(d.timeline)
#for l in d.letters {
  pagebreak(weak: true)
  section-of(l.heading)
  letter(l.letter)
}
#for t in d.texts {
  pagebreak(weak: true)
  section-of(t.heading)
  for p in t.body { piece(p) }
}
#pagebreak(weak: true)
#listed(d.audit)
`;
