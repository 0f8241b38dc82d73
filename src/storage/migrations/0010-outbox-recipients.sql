-- The outbox also serves people without an account: an applicant (request/<id>), a third party (consultation/<id>).
alter table delivery drop constraint delivery_region_id_account_id_fkey;
comment on column delivery.account_id is 'account, or <owner kind>/<owner id> of somebody without one';
