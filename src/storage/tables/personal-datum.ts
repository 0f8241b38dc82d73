import type { PersonalKind } from '../../domain/personal-data/kind.ts';

/** Personal data, sealed. */
export interface PersonalDatumTable {
  region_id: string;
  datum_id: string;
  owner_kind: string;
  owner_id: string;
  field: string;
  kind: PersonalKind;
  sealed: string | null;
  key_id: string | null;
  masked: string;
  digest: string | null;
  collected_at: string;
  retain_until: string | null;
  anonymised_at: string | null;
}
