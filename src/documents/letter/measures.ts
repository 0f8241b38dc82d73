/** Measures of an official letter. Source: GB/T 9704-2012, as in the portal book §11. */

/** Margins in mm: the text area is 156 × 225. */
export const marginsMm = Object.freeze({ top: 37, bottom: 35, left: 28, right: 26 });
/** Width of the text area, in mm. */
export const textWidthMm = 156;
/** 22 lines a page: distance of lines, in points. */
export const linePt = 28.95;
/** 3号. */
export const bodyPt = 16;
/** 2号. */
export const titlePt = 22;
/** 4号, of page numbers. */
export const pageNumberPt = 14;
/** Text of tables: 小四. */
export const tablePt = 12;
/** Distance of lines in tables, in points. */
export const tableLinePt = 18;
/** Upper edge of the agency's name below the text area's. */
export const issuerDropMm = 35;
/** The red line below the number. */
export const redLineGapMm = 4;
/** The page number below the text area. */
export const pageNumberGapMm = 7;
/** Red of the agency's name and the line. */
export const red = 'E60012';
const PT_PER_MM = 72 / 25.4;
const TWIPS_PER_PT = 20;

/** Millimetres in points. */
export const mmToPt = (mm: number): number => mm * PT_PER_MM;
/** Points in twips, the unit of DOCX. */
export const ptToTwips = (pt: number): number => Math.round(pt * TWIPS_PER_PT);
/** Millimetres in twips. */
export const mmToTwips = (mm: number): number => ptToTwips(mmToPt(mm));
