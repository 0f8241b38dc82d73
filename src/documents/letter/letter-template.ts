/**
 * The letter in the language of the PDF setter (Typst). Facts come in as JSON and are only ever printed: nothing of
 * them is read as markup.
 */
import { pdfFaces } from './faces.ts';
import {
  bodyPt,
  issuerDropMm,
  linePt,
  marginsMm,
  pageNumberGapMm,
  pageNumberPt,
  red,
  redLineGapMm,
  tableLinePt,
  tablePt,
  titlePt,
} from './measures.ts';

const leading = linePt - bodyPt;
const families = (names: readonly string[]): string =>
  `(${names.map((name) => JSON.stringify(name)).join(', ')},)`;
/** A run of letters and figures longer than this may break anywhere. */
const UNBROKEN = 24;
const UNBROKEN_IN_CELL = 11;

/** Faces, measures and the pieces that letters and bundles are made of. */
export const letterFunctions = `
#let f-head = ${families(pdfFaces.head)}
#let f-body = ${families(pdfFaces.body)}
#let f-level1 = ${families(pdfFaces.level1)}
#let f-level2 = ${families(pdfFaces.level2)}
#let f-figures = ${families(pdfFaces.figures)}
#let gap = ${leading}pt
#let row = ${linePt}pt
#let red = rgb("#${red}")
#let page-number = context {
  set text(font: f-figures, size: ${pageNumberPt}pt)
  let n = counter(page).get().first()
  let printed = [— #n —]
  if calc.odd(n) { align(right, pad(right: 1em, printed)) } else { align(left, pad(left: 1em, printed)) }
}
#let watermark(mark) = if mark != "" {
  rotate(-45deg, text(font: f-level1, size: 110pt, fill: luma(228), mark))
}
#let breakable(body) = {
  show regex("[!-~]{${UNBROKEN},}"): it => it.text.clusters().map(c => box(c)).join()
  body
}
#let in-cell(body) = {
  show regex("[!-~]{${UNBROKEN_IN_CELL},}"): it => it.text.clusters().map(c => box(c)).join()
  body
}
#let sheet(mark, body) = {
  set page(
    paper: "a4",
    margin: (top: ${marginsMm.top}mm, bottom: ${marginsMm.bottom}mm, left: ${marginsMm.left}mm, right: ${marginsMm.right}mm),
    footer: page-number,
    footer-descent: ${pageNumberGapMm}mm,
    background: watermark(mark),
  )
  set text(font: f-body, size: ${bodyPt}pt, lang: "zh", region: "cn", top-edge: 0.88em, bottom-edge: -0.12em)
  set par(leading: gap, spacing: gap, justify: true, linebreaks: "simple", first-line-indent: (amount: 2em, all: true))
  set block(spacing: gap)
  show heading: it => block(above: gap, below: gap, sticky: true, it.body)
  show table.cell: it => {
    set text(size: ${tablePt}pt)
    set par(leading: ${tableLinePt - tablePt}pt, spacing: ${tableLinePt - tablePt}pt, justify: false, first-line-indent: 0pt)
    it
  }
  body
}
#let plain(body) = { set par(first-line-indent: 0pt, justify: false); body }
#let lines-of(list) = list.map(each => [#each]).join(linebreak())
#let facts(rows) = plain(table(
  columns: (8em, 1fr),
  stroke: 0.5pt,
  inset: 6pt,
  ..rows.map(r => (text(font: f-level1, r.at(0)), in-cell[#r.at(1)])).flatten(),
))
#let grid-of(head, shares, rows) = plain(table(
  columns: shares.map(s => s * 1fr),
  stroke: 0.5pt,
  inset: 6pt,
  align: left + horizon,
  ..if head.len() > 0 {
    (table.header(..range(shares.len()).map(i => align(center, text(font: f-level1, head.at(i, default: ""))))),)
  },
  ..rows.map(r => range(shares.len()).map(i => in-cell[#r.at(i, default: "")])).flatten(),
))
#let face-of-level = (f-level1, f-level2, f-body, f-body)
#let piece(p) = {
  if p.kind == "heading" {
    heading(level: p.level + 1, outlined: false, pad(left: 2em, text(font: face-of-level.at(p.level - 1), size: ${bodyPt}pt, weight: "regular", p.text)))
  } else if p.kind == "paragraph" {
    par(breakable(p.text))
  } else {
    if p.caption != "" { block(sticky: true, width: 100%, plain(align(center, text(font: f-level1, size: ${tablePt}pt, p.caption)))) }
    grid-of(p.head, p.shares, p.rows)
  }
}
#let title-block(d, above) = {
  if above > 0pt { v(above) }
  heading(level: 1, outlined: false, block(width: 100%, plain(align(center, text(font: f-head, size: ${titlePt}pt, weight: "bold", lines-of(d.titleLines))))))
}
#let placed(p) = block(above: gap, below: gap, width: 100%, plain(align(right, pad(right: p.right * 1em, p.text))))
#let closing(d) = {
  if d.attachments.len() > 0 {
    block(above: gap + row, below: gap, sticky: true, plain(pad(left: 2em, grid(
      columns: (3em, 1fr),
      row-gutter: gap,
      ..d.attachments.enumerate().map(((i, each)) => (if i == 0 [附件：] else [], breakable[#each])).flatten(),
    ))))
  }
  if d.signature.text != "" or d.date.text != "" {
    block(above: gap + 2 * row, below: gap, width: 100%, breakable: false, {
      if d.signature.text != "" { placed(d.signature) }
      if d.date.text != "" { placed(d.date) }
    })
  }
  if d.contact != "" { block(above: gap, below: gap, plain(pad(left: 2em, breakable[#d.contact]))) }
}
#let letter(d) = {
  if d.look == "letter" {
    v(${issuerDropMm}mm)
    block(width: 100%, plain(align(center, {
      set par(leading: 0.35em)
      text(font: f-head, size: d.issuer.size * 1pt, weight: "bold", fill: red, lines-of(d.issuer.lines))
    })))
    block(above: gap + 2 * row, below: 0pt, width: 100%, height: 1em, plain(align(center, d.number)))
    block(above: ${redLineGapMm}mm, below: 0pt, line(length: 100%, stroke: 1.6pt + red))
    title-block(d, 2 * row)
  } else {
    title-block(d, 0pt)
    if d.number != "" { block(above: gap, below: gap, width: 100%, plain(align(right, text(size: ${tablePt}pt, [编号：#d.number])))) }
  }
  if d.addressee != "" { block(above: gap + row, below: gap, plain(d.addressee)) }
  let last = d.body.len() - 1
  for (i, p) in d.body.enumerate() {
    // No page holds the signature alone.
    if i == last and p.kind == "paragraph" { block(above: gap, below: gap, sticky: true, piece(p)) } else { piece(p) }
  }
  closing(d)
}
`;

/** One letter as a file of its own. */
export const letterTemplate = `${letterFunctions}
#let d = json(bytes(sys.inputs.d))
#set document(title: d.title, date: none)
#show: sheet.with(d.mark)
#letter(d)
`;
