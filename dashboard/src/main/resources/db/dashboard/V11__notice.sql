-- How accounts are told of alerts while no page of theirs is open. The dashboard's own; never rebuilt.

-- Addresses live here and nowhere else. An account without a row is told on the open page only.
create table follower (
  user_id        text primary key references app_user,
  email          text,
  webhook_url    text,
  webhook_secret text,
  -- Kinds of alerts that are not followed; safety alerts always are.
  muted_kinds    text[] not null default '{}',
  delay_minutes  integer not null default 0 check (delay_minutes between 0 and 1440),
  -- Null: told once.
  repeat_minutes integer check (repeat_minutes between 5 and 1440),
  quiet_from     time,
  quiet_until    time,
  zone           text not null,
  check ((quiet_from is null) = (quiet_until is null))
);

-- One row each time somebody is to be told by a channel: written with the notification, sent after. Turn 0 is the
-- first, later turns repeat it or come with a step of the escalation.
create table delivery (
  delivery_id     uuid primary key,
  notification_id bigint not null references notification,
  user_id         text not null references app_user,
  channel         text not null check (channel in ('EMAIL', 'WEBHOOK')),
  turn            integer not null,
  -- Told because of a duty: delay, kinds and quiet hours do not count.
  duty            boolean not null,
  created_at      timestamptz not null,
  due_at          timestamptz not null,
  attempts        integer not null default 0,
  last_failure    text,
  sent_at         timestamptz,
  -- No longer needed: the alert was acknowledged, or this account may not see it.
  withdrawn_at    timestamptz,
  unique (notification_id, user_id, channel, turn)
);
create index delivery_waiting on delivery (due_at) where sent_at is null and withdrawn_at is null;

-- Tables of db-scheduler, one a channel, so that a slow channel holds up no other.
create table email_task (like escalation_task including all);
create table webhook_task (like escalation_task including all);
