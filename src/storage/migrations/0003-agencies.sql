-- Agencies of a county, and uploads that were previewed and wait to be confirmed.

create table agency (
  region_id text not null,
  agency_id text not null,
  name text not null,
  short_name text not null,
  kind text not null,
  parent_id text,
  credit_code text,
  own_name boolean not null,
  office jsonb not null,
  valid_from date,
  valid_until date,
  successors jsonb not null,
  ordinal integer not null,
  primary key (region_id, agency_id),
  foreign key (region_id) references region (region_id),
  foreign key (region_id, parent_id) references agency (region_id, agency_id),
  -- Checked at the commit: one import may hand a code from one agency to another.
  constraint agency_credit_code unique (region_id, credit_code) deferrable initially deferred
);
comment on table agency is 'cache: folded from the ledger events of agency/…';
create index agency_order on agency (region_id, ordinal, agency_id);

create table staged (
  region_id text not null,
  staged_id text not null,
  account_id text not null,
  kind text not null,
  document jsonb not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  primary key (region_id, staged_id)
);
create index staged_expiry on staged (region_id, expires_at);
comment on table staged is 'previews of uploads until they are confirmed or forgotten';
