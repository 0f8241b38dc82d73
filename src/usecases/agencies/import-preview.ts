/** What an import would do, as it is shown and kept until it is confirmed. */
import type { AgencyEvent } from '../../domain/agencies/agency-event.ts';
import type { FieldChange } from '../../domain/agencies/agency-texts.ts';

/** Something in the sheet that must be put right first. */
export interface SheetProblem {
  readonly code: string;
  /** zh-CN, with the remedy. */
  readonly message: string;
  /** Row and column as the spreadsheet names them: 3, `C`; null: the whole file or row. */
  readonly row: number | null;
  readonly column: string | null;
  readonly article?: string;
}

export interface ImportPreview {
  readonly fileName: string;
  readonly added: readonly {
    readonly row: number;
    readonly agencyId: string;
    readonly name: string;
    /** Name of the kind. */
    readonly kind: string;
  }[];
  readonly changed: readonly {
    readonly row: number;
    readonly agencyId: string;
    readonly name: string;
    readonly changes: readonly FieldChange[];
  }[];
  /** How many agencies stand in the sheet as they are. */
  readonly unchanged: number;
  /** In the directory but not in the sheet: they stay as they are. */
  readonly missing: readonly { readonly agencyId: string; readonly name: string }[];
  /** With any of them nothing can be imported. */
  readonly problems: readonly SheetProblem[];
  readonly hints: readonly string[];
}

/** What is kept between preview and confirmation. */
export interface StagedImport {
  readonly preview: ImportPreview;
  /** Digest of the whole directory that the preview was made for. */
  readonly directory: string;
  /** Parents before children. */
  readonly events: readonly { readonly agencyId: string; readonly event: AgencyEvent }[];
}

export const stagedKind = 'agency-import';
/** How long a preview can be confirmed. */
export const stagedMinutes = 60;
