-- Requests and everything around them.
--
-- CACHES, folded from the ledger:            request, request_case, dispute, side_case
-- SEALED, with what may be shown:            case_file, request_draft, mailbox, taken_mail
-- PUBLIC:                                    publication, search_document
-- OWN TRUTH:                                 number_series, calendar_notice, consultation_link

-- What lists and counts read. Narrow on purpose: the whole state is in request_case.
create table request (
  region_id text not null,
  request_id text not null,
  number text not null,
  agency_id text not null,
  account_id text,
  title text not null,
  channel text not null,
  applicant_kind text not null,
  received_on date not null,
  state text not null,
  open boolean not null,
  awaits text not null check (awaits in ('agency', 'applicant', 'consultee', 'nobody')),
  due date,
  provisional boolean not null,
  act_by date,
  -- Order of queues: act_by; 9999-12-30 for open requests without one, 9999-12-31 for ended ones. Never null, so that a
  -- page begins exactly behind the last row of the page before, and `open` is a range of the same index.
  act_key date not null,
  ended_on date,
  on_time boolean,
  answer text,
  ground text,
  -- Row of the report's table by format.
  cells jsonb not null,
  disputes integer not null,
  -- Keyed digest of the 查询码; null: none was given.
  code_digest text,
  likeness text not null,
  applicant_digest text not null,
  -- Number and title, folded, and their pairs of characters: see search-terms.ts.
  words text not null,
  words_tv tsvector not null,
  primary key (region_id, request_id),
  foreign key (region_id) references region (region_id),
  check (open = (ended_on is null)),
  check (open = (act_key < date '9999-12-31'))
);
comment on table request is 'cache: folded from ledger_event, columns by the clock of the day of the last write';
create unique index request_number on request (region_id, number);
create unique index request_code on request (region_id, code_digest) where code_digest is not null;
create index request_queue on request (region_id, act_key, request_id);
create index request_queue_agency on request (region_id, agency_id, act_key, request_id);
create index request_queue_account on request (region_id, account_id, act_key, request_id);
create index request_queue_unassigned on request (region_id, act_key, request_id) where account_id is null;
create index request_queue_state on request (region_id, state, act_key, request_id);
create index request_newest on request (region_id, received_on desc, request_id desc);
create index request_newest_agency on request (region_id, agency_id, received_on desc, request_id desc);
create index request_newest_answer on request (region_id, answer, received_on desc, request_id desc);
create index request_open on request (region_id, request_id) where open;
create index request_ended on request (region_id, ended_on, request_id);
create index request_likeness on request (region_id, likeness, received_on);
create index request_applicant on request (region_id, applicant_digest, received_on);
create index request_words on request using gin (words_tv);

create table request_case (
  region_id text not null,
  request_id text not null,
  -- Number of the last event folded in.
  version bigint not null,
  document jsonb not null,
  primary key (region_id, request_id),
  foreign key (region_id, request_id) references request (region_id, request_id)
);
comment on table request_case is 'cache: the state of a request, folded from ledger_event';

-- Last number taken of each series and year. Its row lock keeps numbers without repeats and, since a transaction that
-- fails gives its number back, without gaps.
create table number_series (
  region_id text not null,
  series text not null,
  year integer not null,
  last integer not null,
  primary key (region_id, series, year),
  foreign key (region_id) references region (region_id)
);

create table case_file (
  region_id text not null,
  file_id text not null,
  owner text not null,
  kind text not null,
  -- Title and name of the file, as they may name persons; null once destroyed.
  sealed_names text,
  media_type text not null,
  size integer not null check (size >= 0),
  sha256 text not null,
  audience text not null check (audience in ('staff', 'applicant', 'third-party')),
  created_at timestamptz not null,
  created_by text not null,
  -- Last day on which the content may be kept; null: in use.
  retain_until date,
  destroyed_at timestamptz,
  primary key (region_id, file_id),
  foreign key (region_id) references region (region_id),
  check ((destroyed_at is null) = (sealed_names is not null))
);
create index case_file_owner on case_file (region_id, owner, created_at, file_id);
create index case_file_due on case_file (region_id, retain_until) where destroyed_at is null;

-- The content in pieces, so that no statement holds a whole file; no rows once destroyed.
create table case_file_piece (
  region_id text not null,
  file_id text not null,
  piece integer not null,
  -- Base64 of the bytes, sealed.
  sealed text not null,
  primary key (region_id, file_id, piece),
  foreign key (region_id, file_id) references case_file (region_id, file_id)
);

create table calendar_notice (
  region_id text not null,
  notice_id text not null,
  year integer not null,
  source text not null,
  issued date not null,
  scope text not null check (scope in ('national', 'local')),
  days_off jsonb not null,
  days_of_work jsonb not null,
  entered_at timestamptz not null,
  entered_by text not null,
  primary key (region_id, notice_id),
  foreign key (region_id) references region (region_id)
);

create table dispute (
  region_id text not null,
  dispute_id text not null,
  number text not null,
  request_id text,
  agency_id text not null,
  procedure text not null,
  organ text not null,
  state text not null,
  open boolean not null,
  -- Row group of the report's fourth table, and whether it is counted there.
  report_group text not null,
  counted boolean not null,
  accepted_on date,
  result text,
  effective_on date,
  lost boolean not null,
  act_by date,
  -- Order of lists: act_by, or 9999-12-31.
  act_key date not null,
  answer text,
  ground text,
  version bigint not null,
  document jsonb not null,
  primary key (region_id, dispute_id),
  foreign key (region_id) references region (region_id),
  foreign key (region_id, request_id) references request (region_id, request_id)
);
comment on table dispute is 'cache: folded from ledger_event';
create unique index dispute_number on dispute (region_id, number);
create index dispute_queue on dispute (region_id, act_key, dispute_id);
create index dispute_queue_agency on dispute (region_id, agency_id, act_key, dispute_id);
create index dispute_request on dispute (region_id, request_id, dispute_id);
create index dispute_year on dispute (region_id, accepted_on) where counted;
create index dispute_lost on dispute (region_id, effective_on) where lost;

create table side_case (
  region_id text not null,
  kind text not null check (kind in ('correction', 'complaint')),
  case_id text not null,
  number text not null,
  agency_id text not null,
  request_id text,
  state text not null,
  open boolean not null,
  received_on date not null,
  act_by date,
  act_key date not null,
  title text not null,
  code_digest text,
  document jsonb not null,
  primary key (region_id, kind, case_id),
  foreign key (region_id) references region (region_id),
  foreign key (region_id, request_id) references request (region_id, request_id)
);
comment on table side_case is 'cache: corrections of records and complaints, folded from ledger_event';
create unique index side_case_number on side_case (region_id, kind, number);
create unique index side_case_code on side_case (region_id, kind, code_digest) where code_digest is not null;
create index side_case_queue on side_case (region_id, kind, act_key, case_id);
create index side_case_queue_agency on side_case (region_id, kind, agency_id, act_key, case_id);
create index side_case_request on side_case (region_id, request_id);

create table mailbox (
  region_id text not null,
  sealed_settings text not null,
  enabled boolean not null,
  set_at timestamptz not null,
  set_by text not null,
  tried_at timestamptz,
  trouble text,
  primary key (region_id),
  foreign key (region_id) references region (region_id)
);

create table taken_mail (
  region_id text not null,
  mail_id text not null,
  message_digest text not null,
  received_at timestamptz not null,
  taken_at timestamptz not null,
  -- Sender and subject.
  sealed_head text not null,
  file_ids jsonb not null,
  state text not null check (state in ('new', 'registered', 'put-aside')),
  request_id text,
  reason text not null,
  settled_at timestamptz,
  settled_by text,
  primary key (region_id, mail_id),
  foreign key (region_id) references region (region_id),
  foreign key (region_id, request_id) references request (region_id, request_id),
  check ((state = 'new') = (settled_at is null))
);
create unique index taken_mail_message on taken_mail (region_id, message_digest);
create index taken_mail_newest on taken_mail (region_id, received_at desc, mail_id desc);
create index taken_mail_state on taken_mail (region_id, state, received_at desc, mail_id desc);

create table request_draft (
  region_id text not null,
  draft_id text not null,
  sealed_document text not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  primary key (region_id, draft_id),
  foreign key (region_id) references region (region_id)
);
create index request_draft_expires on request_draft (region_id, expires_at);

create table consultation_link (
  region_id text not null,
  link_id text not null,
  request_id text not null,
  consultation text not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  primary key (region_id, link_id),
  foreign key (region_id, request_id) references request (region_id, request_id)
);
create index consultation_link_request on consultation_link (region_id, request_id, consultation);

create table publication (
  region_id text not null,
  publication_id text not null,
  request_id text,
  agency_id text not null,
  title text not null,
  question text not null,
  answer text not null,
  day date not null,
  link text not null,
  published_at timestamptz not null,
  withdrawn_at timestamptz,
  primary key (region_id, publication_id),
  foreign key (region_id) references region (region_id),
  foreign key (region_id, request_id) references request (region_id, request_id)
);
create index publication_newest on publication (region_id, day desc, publication_id desc) where withdrawn_at is null;
create index publication_newest_agency on publication (region_id, agency_id, day desc, publication_id desc)
  where withdrawn_at is null;

-- The index of what is public: pairs of characters as lexemes (search-terms.ts builds both sides).
create table search_document (
  region_id text not null,
  document_id text not null,
  -- Long texts are split; every part holds the title.
  part integer not null,
  parts integer not null,
  kind text not null,
  agency_id text,
  title text not null,
  text text not null,
  day date not null,
  link text not null,
  title_words text not null,
  body_words text not null,
  title_tv tsvector not null,
  body_tv tsvector not null,
  primary key (region_id, document_id, part),
  foreign key (region_id) references region (region_id)
);
comment on table search_document is 'index: made anew from reports and publications at any time';
create index search_document_newest on search_document (region_id, day desc, document_id);
create index search_document_title on search_document using gin (title_tv);
create index search_document_body on search_document using gin (body_tv);
create index search_document_parts on search_document (region_id) where part = 0 and parts > 1;
