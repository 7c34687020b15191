-- Who is on duty, and how far an unacknowledged alert has gone. The dashboard's own; never rebuilt.

-- When a program is open: what "within the program day" means there. A program without a row has the default hours.
create table program_hours (
  program_id text primary key,
  zone       text not null,
  opens      time not null,
  closes     time not null,
  -- ISO days, Monday 1.
  weekdays   smallint[] not null check (cardinality(weekdays) > 0),
  check (closes > opens)
);

create table duty_shift (
  shift_id     bigint generated always as identity primary key,
  program_id   text not null,
  duty         text not null check (duty in ('ON_DUTY', 'BACKUP', 'SUPERVISOR', 'DIRECTOR')),
  user_id      text not null references app_user,
  starts_at    timestamptz not null,
  -- Null: until it is withdrawn.
  ends_at      timestamptz,
  entered_by   text not null references app_user,
  entered_at   timestamptz not null,
  withdrawn_by text references app_user,
  withdrawn_at timestamptz,
  check (ends_at is null or ends_at > starts_at)
);
create index duty_shift_in_force on duty_shift (program_id, duty, starts_at) where withdrawn_at is null;

-- One row an alert. Each time the alert becomes new again, or its tier rises, a new round begins.
create table escalation (
  alert_id   text primary key,
  round      integer not null,
  tier_rank  smallint not null,
  started_at timestamptz not null,
  -- 0 on duty, 1 backup, 2 supervisor, 3 director, from 4 on everybody.
  next_step  smallint not null,
  -- Null: nothing to do, the alert does not wait.
  next_at    timestamptz
);
create index escalation_running on escalation (next_at) where next_at is not null;

-- What each step did: whom it reached, or why it reached nobody.
create table escalation_step (
  alert_id text not null references escalation,
  round    integer not null,
  step     smallint not null,
  duty     text not null,
  user_id  text references app_user,
  vacancy  text check (vacancy in ('NOBODY', 'NO_ACCESS')),
  taken_at timestamptz not null,
  check ((user_id is null) <> (vacancy is null)),
  unique nulls not distinct (alert_id, round, step, user_id)
);
create index escalation_step_user on escalation_step (user_id, taken_at);

-- Table of db-scheduler, columns as its release 16 asks for them.
create table escalation_task (
  task_name            text not null,
  task_instance        text not null,
  task_data            bytea,
  execution_time       timestamptz,
  picked               boolean not null,
  picked_by            text,
  last_success         timestamptz,
  last_failure         timestamptz,
  consecutive_failures integer,
  last_heartbeat       timestamptz,
  version              bigint not null,
  priority             smallint,
  state                text,
  primary key (task_name, task_instance)
);
create index escalation_task_due on escalation_task (execution_time);
create index escalation_task_heartbeat on escalation_task (last_heartbeat);
