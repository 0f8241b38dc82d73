-- The audit trail: who did what, when, from where, on what; append-only, chained with SM3.

create table audit_head (
  region_id text not null,
  -- Newest entry of the chain. Its row lock puts entries in the order of commits.
  last_entry bigint not null,
  head text not null,
  primary key (region_id)
);
comment on table audit_head is 'cache: number and hash of the newest audit_entry';

create table audit_entry (
  region_id text not null,
  -- 1, 2, 3, … within the region, without gaps.
  entry_id bigint not null check (entry_id >= 1),
  -- To the millisecond: what the hash is taken over.
  at timestamptz not null check (extract(epoch from at) * 1000 = trunc(extract(epoch from at) * 1000)),
  actor text not null,
  on_behalf_of text,
  door text not null check (door in ('web', 'command-line', 'job')),
  address text not null,
  agent text not null,
  act text not null,
  subject text not null,
  outcome text not null check (outcome in ('done', 'refused', 'failed')),
  reason text not null,
  before_digest text,
  after_digest text,
  detail jsonb not null,
  previous text not null,
  hash text not null,
  primary key (region_id, entry_id)
);
comment on table audit_entry is 'ledger: append-only, chained, never updated or deleted';
create index audit_entry_actor on audit_entry (region_id, actor, entry_id);
create index audit_entry_act on audit_entry (region_id, act, entry_id);
create index audit_entry_subject on audit_entry (region_id, subject, entry_id);
create index audit_entry_at on audit_entry (region_id, at, entry_id);

create function refuse_audit_change() returns trigger language plpgsql as $$
begin
  raise exception 'audit_entry is append-only: % refused', tg_op using errcode = 'restrict_violation';
end
$$;

create trigger audit_entry_append_only before update or delete on audit_entry
  for each row execute function refuse_audit_change();
create trigger audit_entry_no_truncate before truncate on audit_entry
  for each statement execute function refuse_audit_change();

-- They fire in a session that plays the replica as well (session_replication_role), where others are silent.
alter table audit_entry enable always trigger audit_entry_append_only;
alter table audit_entry enable always trigger audit_entry_no_truncate;
alter table ledger_event enable always trigger ledger_event_append_only;
alter table ledger_event enable always trigger ledger_event_no_truncate;
