/** Cache: names from the report of the newest year, `last_event` from the ledger. */
export interface RegionTable {
  region_id: string;
  name: string;
  level: string;
  province: string | null;
  prefecture: string | null;
  last_event: number;
}
