-- What programs sign in with, and what they read beside what pages show.

-- A token acts as its account. The token itself is nowhere: what is kept is its SHA-256.
create table api_token (
  token_id     uuid primary key,
  user_id      text not null references app_user,
  name         text not null,
  hash         bytea not null unique,
  created_at   timestamptz not null,
  expires_at   timestamptz not null,
  last_used_at timestamptz,
  revoked_at   timestamptz,
  -- 90 days in hours, which no change of the clocks makes longer.
  check (expires_at <= created_at + interval '2160 hours')
);
create index api_token_user on api_token (user_id);

-- Null where no chart runs, as on all points projected before.
alter table trend_point
  add column baseline_sd double precision,
  add column z           double precision;
