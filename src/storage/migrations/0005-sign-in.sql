-- Signing in: passwords and codes as digests or sealed, sessions, one-time links. Tokens are never kept.

create table credential (
  region_id text not null,
  account_id text not null,
  password_hash text,
  password_changed_at timestamptz,
  code_secret text,
  code_confirmed_at timestamptz,
  code_step bigint,
  failures integer not null,
  locked_until timestamptz,
  primary key (region_id, account_id),
  foreign key (region_id, account_id) references account (region_id, account_id)
);

create table recovery_code (
  region_id text not null,
  account_id text not null,
  digest text not null,
  used_at timestamptz,
  primary key (region_id, account_id, digest),
  foreign key (region_id, account_id) references account (region_id, account_id)
);

create table session (
  region_id text not null,
  session_id text not null,
  account_id text not null,
  standing text not null check (standing in ('full', 'partial', 'setup')),
  method text not null,
  created_at timestamptz not null,
  seen_at timestamptz not null,
  expires_at timestamptz not null,
  address text not null,
  agent text not null,
  ended_at timestamptz,
  primary key (region_id, session_id),
  foreign key (region_id, account_id) references account (region_id, account_id)
);
create index session_account on session (region_id, account_id, created_at);

create table one_time_link (
  region_id text not null,
  link_id text not null,
  account_id text not null,
  purpose text not null check (purpose in ('invitation', 'sign-in', 'set-up')),
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  primary key (region_id, link_id),
  foreign key (region_id, account_id) references account (region_id, account_id)
);
create index one_time_link_account on one_time_link (region_id, account_id);

create table external_identity (
  region_id text not null,
  issuer text not null,
  subject_digest text not null,
  account_id text not null,
  linked_at timestamptz not null,
  primary key (region_id, issuer, subject_digest),
  foreign key (region_id, account_id) references account (region_id, account_id)
);
create index external_identity_account on external_identity (region_id, account_id);

create table sign_in_failure (
  region_id text not null,
  failure_key text not null,
  at timestamptz not null,
  failure_id text not null,
  primary key (region_id, failure_key, at, failure_id)
);
comment on table sign_in_failure is 'failures by keyed digest of name or address, for the back-off; swept daily';
