/** One case: a file of the corpus, spoiled as seed and number say. */
import type { ReportFile } from '../reports.ts';
import type { Corpus } from './corpus.ts';
import { byteMutations, spoilPdf, spoilZipHeader } from './mutate-bytes.ts';
import { encode, textMutations } from './mutate-text.ts';
import { createRandom, type Random } from './random.ts';

const names = ['a.txt', 'a.html', 'a.md', 'a', 'a.docx', 'a.pdf'];

function spoilText(file: ReportFile, random: Random): Buffer {
  let text = Buffer.from(file.bytes).toString('utf8');
  for (let count = 1 + random.below(5); count > 0 && text.length < 2_000_000; count--)
    text = random.pick(textMutations)(text, random);
  let bytes = encode(text, random);
  if (random.oneIn(4)) bytes = random.pick(byteMutations)(bytes, random);
  return bytes;
}

function spoilBytes(file: ReportFile, random: Random): Buffer {
  const own = file.name.endsWith('.pdf') ? spoilPdf : spoilZipHeader;
  let bytes: Buffer = Buffer.from(file.bytes);
  for (let count = 1 + random.below(3); count > 0; count--)
    bytes = (random.oneIn(2) ? own : random.pick(byteMutations))(bytes, random);
  return bytes;
}

/** The file of a case. */
export function makeCase(corpus: Corpus, seed: number, index: number): ReportFile {
  const random = createRandom(seed, index);
  const kind = random.below(100);
  const [files, spoil] =
    kind < 45
      ? [corpus.texts, spoilText]
      : kind < 80
        ? [corpus.pages, spoilText]
        : kind < 94
          ? [corpus.packages, spoilBytes]
          : [corpus.pdfs, spoilBytes];
  const file = random.pick(files as readonly ReportFile[]);
  const bytes = spoil(file, random);
  return { name: random.oneIn(10) ? random.pick(names) : file.name, bytes };
}
