import type { FileAudience } from '../../usecases/ports/case-files.ts';

/** Facts of files; names sealed. */
export interface CaseFileTable {
  region_id: string;
  file_id: string;
  owner: string;
  kind: string;
  sealed_names: string | null;
  media_type: string;
  size: number;
  sha256: string;
  audience: FileAudience;
  created_at: string;
  created_by: string;
  retain_until: string | null;
  destroyed_at: string | null;
}

/** Content, in pieces, sealed. */
export interface CaseFilePieceTable {
  region_id: string;
  file_id: string;
  piece: number;
  sealed: string;
}
