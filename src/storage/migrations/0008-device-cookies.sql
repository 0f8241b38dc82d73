-- Device cookies: browsers that somebody signed in with. The browser keeps them; here is only from when on they count.

alter table credential add column devices_from timestamptz;
comment on column credential.devices_from is 'device cookies made before count for nothing; null: all count';
