/** An export of the audit trail as JSON lines: a first line about it, one line per entry, a last line that counts them. */
import type { AuditEntry, ChainHead } from './entry.ts';

/** The first line. */
export interface ExportHeading {
  readonly export: 'gongkai-audit';
  readonly version: 1;
  readonly regionId: string;
  /** ISO instant. */
  readonly exportedAt: string;
  /** Entries were chosen by person, act and so on: their order can be verified, gaps between them mean nothing. */
  readonly selection: boolean;
  /** Older entries were left out, because there were too many. */
  readonly truncated: boolean;
  /** Number of the entry before the first one; 0: from the beginning of the chain. */
  readonly after: number;
  /** The last entry of the export, when it is no selection; otherwise the head of the chain at that time. */
  readonly until: ChainHead;
}

/** The last line. */
export interface ExportEnding {
  readonly end: true;
  readonly entries: number;
}

export type ExportLine =
  | { readonly kind: 'heading'; readonly heading: ExportHeading }
  | { readonly kind: 'entry'; readonly entry: AuditEntry }
  | { readonly kind: 'ending'; readonly ending: ExportEnding };

type Kind = 'string' | 'number' | 'boolean' | 'text or null' | 'object';
type Shape<Name extends string> = Readonly<Record<Name, Kind>>;

const entryShape: Shape<keyof AuditEntry> = {
  regionId: 'string',
  entryId: 'number',
  at: 'string',
  actor: 'string',
  onBehalfOf: 'text or null',
  door: 'string',
  address: 'string',
  agent: 'string',
  act: 'string',
  subject: 'string',
  outcome: 'string',
  reason: 'string',
  beforeDigest: 'text or null',
  afterDigest: 'text or null',
  detail: 'object',
  previous: 'string',
  hash: 'string',
};

const headingShape: Shape<keyof ExportHeading> = {
  export: 'string',
  version: 'number',
  regionId: 'string',
  exportedAt: 'string',
  selection: 'boolean',
  truncated: 'boolean',
  after: 'number',
  until: 'object',
};

/** One line of an export, or null when it is none. */
export function readExportLine(line: string): ExportLine | null {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return null;
  }
  if (typeof value !== 'object' || value === null) return null;
  const fields = value as Record<string, unknown>;
  if (fields.export === 'gongkai-audit' && fields.version === 1 && fits(fields, headingShape)) {
    const until = fields.until as Record<string, unknown>;
    const head = typeof until.entryId === 'number' && typeof until.hash === 'string';
    return head ? { kind: 'heading', heading: value as ExportHeading } : null;
  }
  if (fields.end === true && typeof fields.entries === 'number') {
    return { kind: 'ending', ending: value as ExportEnding };
  }
  return fits(fields, entryShape) ? { kind: 'entry', entry: value as AuditEntry } : null;
}

function fits(fields: Record<string, unknown>, shape: Shape<string>): boolean {
  return Object.entries(shape).every(([name, type]) => {
    const value = fields[name];
    if (type === 'text or null') return value === null || typeof value === 'string';
    if (type === 'object') return typeof value === 'object' && value !== null && !Array.isArray(value);
    return typeof value === type;
  });
}

/** An entry as one line, with its fields in the order of the form. */
export function exportLine(entry: AuditEntry): string {
  return `${JSON.stringify(entry, [...Object.keys(entryShape), ...Object.keys(entry.detail)])}\n`;
}
