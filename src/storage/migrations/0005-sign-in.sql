-- Signing in: passwords and codes as digests or sealed, sessions, one-time links. Tokens are never kept.

create table credential (
  region_id text not null,
  account_id text not null,
  password_hash text,
  password_changed_at timestamptz,
  -- Sealed.
  code_secret text,
  code_confirmed_at timestamptz,
  -- Last time step that was used: a code is good once.
  code_step bigint,
  primary key (region_id, account_id),
  foreign key (region_id, account_id) references account (region_id, account_id)
);

create table recovery_code (
  region_id text not null,
  account_id text not null,
  -- Keyed digest.
  digest text not null,
  used_at timestamptz,
  primary key (region_id, account_id, digest),
  foreign key (region_id, account_id) references account (region_id, account_id)
);

create table session (
  region_id text not null,
  -- SHA-256 of the token in the cookie.
  session_id text not null,
  account_id text not null,
  standing text not null check (standing in ('full', 'partial', 'setup')),
  method text not null check (method in ('password', 'link', 'identity-service', 'demo')),
  created_at timestamptz not null,
  seen_at timestamptz not null,
  expires_at timestamptz not null,
  address text not null,
  agent text not null,
  confirmed_at timestamptz,
  ended_at timestamptz,
  primary key (region_id, session_id),
  foreign key (region_id, account_id) references account (region_id, account_id)
);
create index session_account on session (region_id, account_id, created_at);
create index session_expiry on session (region_id, expires_at);

create table one_time_link (
  region_id text not null,
  -- SHA-256 of the token in the link.
  link_id text not null,
  account_id text not null,
  purpose text not null check (purpose in ('invitation', 'sign-in')),
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  primary key (region_id, link_id),
  foreign key (region_id, account_id) references account (region_id, account_id)
);
create index one_time_link_account on one_time_link (region_id, account_id);

-- The link with which the first county is set up: one row under 000000, the installation, which is no county.
create table set_up_link (
  region_id text not null check (region_id = '000000'),
  link_id text not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  primary key (region_id)
);

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
  failures integer not null,
  last_at timestamptz not null,
  locked_until timestamptz,
  primary key (region_id, failure_key)
);
comment on table sign_in_failure is 'failures in a row by account, or keyed digest of a name or address, for the back-off';
