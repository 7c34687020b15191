-- What is watched for whom: plans as the log holds them, and who wrote them here. docs/adr/0040-plans-from-the-dashboard.md

-- Owned by the projection of attune.plans, like trend_point. As the alert job keeps them: of one moment the highest
-- revision. Those that are over stay, to be read.
create table monitoring_plan (
  patient_id     text not null references patient,
  effective_from timestamptz not null,
  revision       integer not null,
  received_at    timestamptz not null,
  record         bytea not null,
  primary key (patient_id, effective_from)
);

-- Plans written on the dashboard. The reason is the clinician's words: it stays here.
create table plan_change (
  change_id      bigint generated always as identity primary key,
  patient_id     text not null references patient,
  -- Latest revision when it was written; 0 before the first.
  base_revision  integer not null,
  effective_from timestamptz not null,
  -- The plan, of the revision after that one.
  record         bytea not null,
  reason         text not null,
  written_by     text not null references app_user,
  written_at     timestamptz not null
);
create index plan_change_patient on plan_change (patient_id, change_id desc);
create trigger plan_change_append_only before update or delete or truncate on plan_change
  for each statement execute function refuse_change();

-- What became of it. One that is to begin later has no row until it begins, is taken back, or meets another plan.
create table plan_outcome (
  change_id bigint primary key references plan_change,
  outcome   text not null check (outcome in ('PUBLISHED', 'TAKEN_BACK', 'OVERTAKEN')),
  -- Who did it; null when its time had come.
  user_id   text references app_user,
  at        timestamptz not null
);
create trigger plan_outcome_append_only before update or delete or truncate on plan_outcome
  for each statement execute function refuse_change();

-- The latest revision that is known of a patient's plans: of the log, or on its way there.
create function plan_revision(patient text) returns integer language sql stable as $$
  select greatest(
    (select coalesce(max(m.revision), 0) from monitoring_plan m where m.patient_id = patient),
    (select coalesce(max(c.base_revision + 1), 0)
       from plan_change c join plan_outcome o on o.change_id = c.change_id and o.outcome = 'PUBLISHED'
      where c.patient_id = patient))
$$;

-- Table of db-scheduler, columns as its release 16 asks for them.
create table plan_task (
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
create index plan_task_due on plan_task (execution_time);
create index plan_task_heartbeat on plan_task (last_heartbeat);
