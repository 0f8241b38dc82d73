-- Notices to staff, their deliveries, each person's choice, and the county's gateway.

create table notice (
  region_id text not null,
  notice_id text not null,
  account_id text not null,
  kind text not null,
  subject text not null,
  title text not null,
  text text not null,
  link text not null,
  created_at timestamptz not null,
  read_at timestamptz,
  primary key (region_id, notice_id),
  foreign key (region_id, account_id) references account (region_id, account_id)
);
create index notice_account on notice (region_id, account_id, created_at);
create index notice_unread on notice (region_id, account_id) where read_at is null;

create table delivery (
  region_id text not null,
  delivery_id text not null,
  account_id text not null,
  channel text not null check (channel in ('mail', 'gateway')),
  notice_ids jsonb not null,
  kind text not null,
  title text not null,
  sealed_text text not null,
  status text not null check (status in ('waiting', 'sent', 'given-up')),
  attempts integer not null,
  next_at timestamptz not null,
  trouble text,
  created_at timestamptz not null,
  sent_at timestamptz,
  primary key (region_id, delivery_id),
  foreign key (region_id, account_id) references account (region_id, account_id)
);
comment on table delivery is 'outbox: written with what it tells of, sent by a job';
create index delivery_list on delivery (region_id, created_at, delivery_id);
create index delivery_due on delivery (region_id, next_at) where status = 'waiting';

create table notice_choice (
  region_id text not null,
  account_id text not null,
  mail text not null check (mail in ('at-once', 'daily', 'never')),
  gateway text not null check (gateway in ('at-once', 'daily', 'never')),
  quiet_from text,
  quiet_until text,
  digest_at text not null,
  primary key (region_id, account_id),
  foreign key (region_id, account_id) references account (region_id, account_id)
);

create table digest_entry (
  region_id text not null,
  account_id text not null,
  channel text not null check (channel in ('mail', 'gateway')),
  notice_id text not null,
  due_at timestamptz not null,
  primary key (region_id, account_id, channel, notice_id),
  foreign key (region_id, notice_id) references notice (region_id, notice_id)
);
comment on table digest_entry is 'notices that wait for a daily digest; taken away when it is written';
create index digest_entry_due on digest_entry (region_id, due_at);

create table gateway (
  region_id text not null,
  address text not null,
  sealed_key text not null,
  enabled boolean not null,
  primary key (region_id),
  foreign key (region_id) references region (region_id)
);
