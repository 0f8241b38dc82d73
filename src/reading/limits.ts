/** Bounds that keep one file from taking the machine. Exceeding any of them is a problem value, never a crash. */
export interface ReadingLimits {
  /** Size of the file as received, in bytes. */
  readonly bytes: number;
  /** Length of the text found in the file, in UTF-16 code units. */
  readonly characters: number;
  /** Lines of the text found, blank ones too; kept by the reader pool. */
  readonly lines: number;
  /** Table positions (rows × columns) of all tables together. */
  readonly cells: number;
  /** Pages of a PDF, or sheets of a workbook. */
  readonly pages: number;
  /** Entries of a zip package. */
  readonly zipEntries: number;
  /** Bytes that a zip package unpacks to, all parts that are read together. */
  readonly unpackedBytes: number;
  /** Unpacked size over packed size of one zip entry; looked at for entries above 1 MiB. */
  readonly zipRatio: number;
  /** Tables inside tables; XML elements may nest four times as deep. */
  readonly depth: number;
  /** Time for one file, in milliseconds. */
  readonly milliseconds: number;
}

const MIB = 1024 * 1024;

/** Generous for a county's report, small for a server. */
export const defaultLimits: ReadingLimits = Object.freeze({
  bytes: 20 * MIB,
  characters: 4_000_000,
  lines: 200_000,
  cells: 200_000,
  pages: 300,
  zipEntries: 2_000,
  unpackedBytes: 64 * MIB,
  zipRatio: 300,
  depth: 64,
  milliseconds: 10_000,
});

/** For files that anyone may send: what follows the reading costs time with every line, in the process itself. */
export const visitorLimits: Partial<ReadingLimits> = Object.freeze({
  characters: 150_000,
  lines: 10_000,
  cells: 50_000,
});

/** The default limits with some of them replaced. */
export function withDefaults(limits?: Partial<ReadingLimits>): ReadingLimits {
  return limits === undefined ? defaultLimits : { ...defaultLimits, ...limits };
}

/** Starts the clock of one file: the returned function says whether its time is used up. */
export function startClock(limits: ReadingLimits): () => boolean {
  const end = performance.now() + limits.milliseconds;
  return () => performance.now() > end;
}
