-- Accounts, roles, delegations, and the open work of people.

create table account (
  region_id text not null,
  account_id text not null,
  sign_in_name text not null,
  name text not null,
  agency_id text,
  status text not null check (status in ('invited', 'active', 'disabled')),
  demo boolean not null,
  created_at timestamptz not null,
  last_sign_in_at timestamptz,
  primary key (region_id, account_id),
  foreign key (region_id) references region (region_id),
  foreign key (region_id, agency_id) references agency (region_id, agency_id)
);
comment on table account is 'cache: folded from the ledger events of account/…, except last_sign_in_at';
create unique index account_sign_in_name on account (region_id, sign_in_name);

create table role_grant (
  region_id text not null,
  grant_id text not null,
  account_id text not null,
  role text not null,
  agency_id text,
  granted_at timestamptz not null,
  granted_by text not null,
  revoked_at timestamptz,
  primary key (region_id, grant_id),
  foreign key (region_id, account_id) references account (region_id, account_id),
  foreign key (region_id, agency_id) references agency (region_id, agency_id)
);
comment on table role_grant is 'cache: folded from the ledger events role-granted and role-revoked';
-- The same role twice is no role more; revoked ones stay.
create unique index role_grant_in_force
  on role_grant (region_id, account_id, role, coalesce(agency_id, '')) where revoked_at is null;
create index role_grant_holders on role_grant (region_id, role) where revoked_at is null;

create table delegation (
  region_id text not null,
  delegation_id text not null,
  grant_id text not null,
  from_account_id text not null,
  to_account_id text not null,
  from_at timestamptz not null,
  until_at timestamptz not null,
  reason text not null,
  made_by text not null,
  ended_at timestamptz,
  primary key (region_id, delegation_id),
  foreign key (region_id, grant_id) references role_grant (region_id, grant_id),
  foreign key (region_id, from_account_id) references account (region_id, account_id),
  foreign key (region_id, to_account_id) references account (region_id, account_id)
);
comment on table delegation is 'cache: folded from the ledger events delegation-made and delegation-ended';
create index delegation_to on delegation (region_id, to_account_id, until_at);
create index delegation_from on delegation (region_id, from_account_id, until_at);
create index delegation_grant on delegation (region_id, grant_id, until_at);

create table task (
  region_id text not null,
  task_id text not null,
  kind text not null,
  subject text not null,
  agency_id text,
  account_id text,
  roles jsonb not null,
  act text not null,
  article text not null,
  title text not null,
  link text not null,
  due date,
  created_at timestamptz not null,
  done_at timestamptz,
  primary key (region_id, task_id),
  foreign key (region_id, agency_id) references agency (region_id, agency_id),
  foreign key (region_id, account_id) references account (region_id, account_id)
);
comment on table task is 'what a person has to do; computed from rules and the ledger';
create index task_open_account on task (region_id, account_id, due) where done_at is null;
create index task_open_agency on task (region_id, agency_id, due) where done_at is null;
-- One open task of a kind about one thing, whoever makes tasks at the same moment.
create unique index task_subject_open on task (region_id, subject, kind) where done_at is null;
create index task_newest on task (region_id, kind, subject, created_at);
