-- Annual reports as read and audited, and the ledger of what was done with them.
--
-- Every table is keyed by region first (`region_id` leads every primary key, unique key, foreign key and
-- index): it is the distribution key when PostgreSQL is spread over machines, and the wall between counties.
--
-- THE LEDGER, the truth, append-only:        ledger_event
-- WHAT WAS RECORDED, as read at that time:   report, report_line
-- CACHES, recomputed from file and rules:    report_cell, report_finding
-- CACHE, recomputed from report and ledger:  region

create table region (
  region_id text not null,
  name text not null,
  level text not null,
  province text,
  prefecture text,
  -- Number of the region's newest ledger event. Its row lock gives events gapless numbers, and the sum over
  -- all regions is the version that page caches compare.
  last_event bigint not null,
  primary key (region_id)
);
comment on table region is 'cache: names from the report of the newest year, last_event from ledger_event';

create table report (
  region_id text not null,
  report_id text not null,
  year integer not null,
  title text not null,
  generation text,
  published date,
  publisher text,
  scope text,
  source text not null,
  file_name text not null,
  sha256 text not null,
  -- Fingerprint of the rulebook that the report was read and audited with.
  rules text not null,
  recorded_at timestamptz not null,
  -- All that was read except the cells. generation, published, publisher and scope above are copies for lists.
  document jsonb not null,
  primary key (region_id, report_id),
  foreign key (region_id) references region (region_id)
);
comment on table report is 'as recorded: the newest reading of one file';
create index report_year on report (region_id, year desc);

create table report_line (
  region_id text not null,
  report_id text not null,
  lines jsonb not null,
  primary key (region_id, report_id),
  foreign key (region_id, report_id) references report (region_id, report_id)
);
comment on table report_line is 'as recorded: the original''s text, one array element per line';

create table report_cell (
  region_id text not null,
  report_id text not null,
  key text not null,
  -- Place in the form, from 0.
  ordinal integer not null,
  value numeric,
  raw text,
  settled text not null,
  place jsonb,
  candidates jsonb,
  note text,
  primary key (region_id, report_id, key),
  foreign key (region_id, report_id) references report (region_id, report_id)
);
comment on table report_cell is 'cache: computed from the file by the rulebook named in report.rules';

create table report_finding (
  region_id text not null,
  report_id text not null,
  finding_id text not null,
  -- Place in the auditor's list, from 0.
  ordinal integer not null,
  kind text not null,
  severity text not null check (severity in ('error', 'warn', 'info')),
  rule text not null,
  message text not null,
  arithmetic text not null,
  cells jsonb not null,
  evidence jsonb not null,
  primary key (region_id, report_id, finding_id),
  foreign key (region_id, report_id) references report (region_id, report_id)
);
comment on table report_finding is 'cache: computed from the cells and text by the rulebook named in report.rules';

create table ledger_event (
  region_id text not null,
  -- 1, 2, 3, … within the region, without gaps.
  event_id bigint not null,
  kind text not null,
  subject text not null,
  at timestamptz not null,
  actor text not null,
  data jsonb not null,
  primary key (region_id, event_id),
  foreign key (region_id) references region (region_id)
);
comment on table ledger_event is 'ledger: append-only, never updated or deleted';
create index ledger_event_subject on ledger_event (region_id, subject, event_id);

create function refuse_ledger_change() returns trigger language plpgsql as $$
begin
  raise exception 'ledger_event is append-only: % refused', tg_op using errcode = 'restrict_violation';
end
$$;

create trigger ledger_event_append_only before update or delete on ledger_event
  for each row execute function refuse_ledger_change();
create trigger ledger_event_no_truncate before truncate on ledger_event
  for each statement execute function refuse_ledger_change();
