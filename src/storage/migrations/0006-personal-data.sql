-- Personal data: sealed values, what may be shown of them, and digests to find them by.

create table personal_datum (
  region_id text not null,
  datum_id text not null,
  owner_kind text not null,
  owner_id text not null,
  field text not null,
  kind text not null,
  -- Sealed with the key named in key_id; null once anonymised.
  sealed text,
  key_id text,
  masked text not null,
  -- Keyed digest of the folded value; null once anonymised.
  digest text,
  collected_at timestamptz not null,
  retain_until date,
  anonymised_at timestamptz,
  primary key (region_id, datum_id),
  foreign key (region_id) references region (region_id),
  check ((anonymised_at is null) = (sealed is not null)),
  check ((anonymised_at is null) = (digest is not null))
);
create unique index personal_datum_owner on personal_datum (region_id, owner_kind, owner_id, field);
create index personal_datum_digest on personal_datum (region_id, kind, digest);
create index personal_datum_due on personal_datum (region_id, retain_until) where anonymised_at is null;
create index personal_datum_key on personal_datum (region_id, key_id) where anonymised_at is null;
