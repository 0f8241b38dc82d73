/** Paragraph styles of an official letter in DOCX. */
import type { IParagraphStyleOptions, IStylesOptions } from 'docx';
import { letterStyles } from '../../usecases/ports/letter-styles.ts';
import { docxFaces } from './faces.ts';
import { bodyPt, linePt, pageNumberPt, ptToTwips, red, tableLinePt, tablePt, titlePt } from './measures.ts';

const face = (eastAsia: string) => ({
  ascii: docxFaces.latin,
  hAnsi: docxFaces.latin,
  cs: docxFaces.latin,
  eastAsia,
});
/** DOCX counts sizes in half points. */
const half = (pt: number): number => Math.round(pt * 2);
const ROW = ptToTwips(linePt);
const exact = { line: ROW, lineRule: 'exact', before: 0, after: 0 } as const;
const TWO_CHARACTERS = { firstLine: ptToTwips(2 * bodyPt), firstLineChars: 200 } as const;

interface Element {
  readonly name: string;
  readonly eastAsia: string;
  readonly pt: number;
  readonly paragraph: NonNullable<IParagraphStyleOptions['paragraph']>;
  readonly color?: string;
}

/** @param issuerPt size of the agency's name, in points */
export function docxStyles(issuerPt: number): IStylesOptions {
  const tight = { ...exact, line: ptToTwips(tableLinePt) };
  const elements: readonly Element[] = [
    {
      name: letterStyles.issuer,
      eastAsia: docxFaces.head,
      pt: issuerPt,
      color: red,
      paragraph: { alignment: 'center', spacing: { before: 0, after: 0 } },
    },
    {
      name: letterStyles.number,
      eastAsia: docxFaces.body,
      pt: bodyPt,
      paragraph: { alignment: 'center', spacing: { ...exact, before: 2 * ROW } },
    },
    {
      name: letterStyles.formNumber,
      eastAsia: docxFaces.body,
      pt: tablePt,
      paragraph: { alignment: 'right', spacing: exact },
    },
    {
      name: letterStyles.title,
      eastAsia: docxFaces.head,
      pt: titlePt,
      paragraph: { alignment: 'center', keepNext: true, spacing: { ...exact, before: 2 * ROW } },
    },
    {
      name: letterStyles.addressee,
      eastAsia: docxFaces.body,
      pt: bodyPt,
      paragraph: { spacing: { ...exact, before: ROW } },
    },
    {
      name: letterStyles.body,
      eastAsia: docxFaces.body,
      pt: bodyPt,
      paragraph: { alignment: 'both', spacing: exact, indent: TWO_CHARACTERS },
    },
    {
      name: letterStyles.caption,
      eastAsia: docxFaces.level1,
      pt: tablePt,
      paragraph: { alignment: 'center', keepNext: true, spacing: tight },
    },
    {
      name: letterStyles.attachments,
      eastAsia: docxFaces.body,
      pt: bodyPt,
      paragraph: { spacing: { ...exact, before: ROW }, indent: { left: ptToTwips(2 * bodyPt) } },
    },
    {
      name: letterStyles.signature,
      eastAsia: docxFaces.body,
      pt: bodyPt,
      paragraph: { alignment: 'right', keepNext: true, spacing: { ...exact, before: 2 * ROW } },
    },
    {
      name: letterStyles.date,
      eastAsia: docxFaces.body,
      pt: bodyPt,
      paragraph: { alignment: 'right', spacing: exact },
    },
    {
      name: letterStyles.contact,
      eastAsia: docxFaces.body,
      pt: bodyPt,
      paragraph: { spacing: exact, indent: { left: ptToTwips(2 * bodyPt) } },
    },
    {
      name: letterStyles.pageNumber,
      eastAsia: docxFaces.figures,
      pt: pageNumberPt,
      paragraph: { spacing: { before: 0, after: 0 } },
    },
  ];
  const heading = (eastAsia: string) => ({
    run: { font: face(eastAsia), size: half(bodyPt), color: '000000', bold: false },
    paragraph: { spacing: exact, indent: TWO_CHARACTERS, keepNext: true },
  });
  return {
    default: {
      document: { run: { font: face(docxFaces.body), size: half(bodyPt) } },
      heading1: heading(docxFaces.level1),
      heading2: heading(docxFaces.level2),
      heading3: heading(docxFaces.body),
      heading4: heading(docxFaces.body),
    },
    paragraphStyles: elements.map(({ name, eastAsia, pt, paragraph, color }) => ({
      id: name,
      name,
      basedOn: 'Normal',
      quickFormat: true,
      paragraph,
      run: { font: face(eastAsia), size: half(pt), ...(color !== undefined && { color }) },
    })),
  };
}
