-- Sender and subject of a settled mail are forgotten with its files; its number and digest stay, so that it is not taken again.
alter table taken_mail alter column sealed_head drop not null;
alter table taken_mail add column number text not null default '';
create unique index taken_mail_number on taken_mail (region_id, number) where number <> '';
