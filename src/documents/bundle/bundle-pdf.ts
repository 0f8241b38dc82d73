/** The archive of a closed case as one PDF: index, timeline, letters, texts, audit extract; files embedded where given. */
import { PDFDocument } from 'pdf-lib';
import type { BundleEntry, BundleModel, BundleTable } from '../../usecases/ports/documents.ts';
import { type LaidPiece, laidPieces, layOut, sharesOf } from '../letter/lay-out.ts';
import { titleLines } from '../letter/title-lines.ts';
import type { Typesetter } from '../letter/typesetter.ts';
import { bundleTemplate } from './bundle-template.ts';

/** Characters of the title on one line. */
const TITLE_WIDTH = 19;
/** Digits of a digest between which a line may end. */
const DIGEST_GROUP = 16;

/** Sets the archive; the same model gives the same bytes. */
export async function bundlePdf(typesetter: Typesetter, bundle: BundleModel): Promise<Uint8Array> {
  const set = typesetter.set(bundleTemplate, {
    title: bundle.title,
    titleLines: titleLines(bundle.title, TITLE_WIDTH),
    subtitle: bundle.subtitle,
    facts: bundle.facts,
    madeAt: bundle.madeAt,
    index: tableOf(indexTable(bundle.index)),
    digests: tableOf(digestTable(bundle.index)),
    timeline: tableOf(bundle.timeline),
    letters: bundle.letters.map(({ heading, letter }) => ({ heading, letter: layOut(letter) })),
    texts: bundle.texts.map(({ heading, body }): { heading: string; body: LaidPiece[] } => ({
      heading,
      body: body.flatMap(laidPieces),
    })),
    audit: tableOf(bundle.audit),
  });
  const embedded = bundle.index.filter(({ bytes }) => bytes !== null);
  return embedded.length === 0 ? set : withFiles(set, embedded, bundle.madeAt);
}

async function withFiles(
  pdf: Uint8Array,
  entries: readonly BundleEntry[],
  madeAt: string,
): Promise<Uint8Array> {
  const document = await PDFDocument.load(pdf, { updateMetadata: false });
  const at = new Date(madeAt);
  for (const { bytes, file, title } of entries)
    await document.attach(bytes!, file, { description: title, creationDate: at, modificationDate: at });
  return document.save({ useObjectStreams: true, updateFieldAppearances: false });
}

const tableOf = (table: BundleTable) => ({ ...table, shares: sharesOf([table.head, ...table.rows]) });

function indexTable(index: readonly BundleEntry[]): BundleTable {
  return {
    title: '卷内目录',
    head: ['序号', '名称', '日期', '页数', '字节', '文件'],
    rows: index.map(({ no, title, date, extent, size, file, bytes }) => [
      no,
      title,
      date,
      extent,
      String(size),
      bytes === null ? file : `${file}（附在本文件内）`,
    ]),
  };
}

function digestTable(index: readonly BundleEntry[]): BundleTable {
  return {
    title: '文件校验值（SHA-256）',
    head: ['序号', '校验值'],
    rows: index.map(({ no, digest }) => [
      no,
      (digest.match(new RegExp(`.{1,${DIGEST_GROUP}}`, 'g')) ?? []).join(' '),
    ]),
  };
}
