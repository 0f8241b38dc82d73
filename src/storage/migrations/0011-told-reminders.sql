-- OWN TRUTH: told_reminder. What people were reminded of, so that a run may happen twice.
create table told_reminder (
  region_id text not null,
  -- request/<id>, dispute/<id>
  subject text not null,
  -- Rule, day that it speaks of, and stage: due/2026-10-29/3
  reminder text not null,
  told_at timestamptz not null,
  primary key (region_id, subject, reminder),
  foreign key (region_id) references region (region_id)
);
