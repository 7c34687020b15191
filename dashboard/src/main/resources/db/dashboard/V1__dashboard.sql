-- People. Names live in these tables and nowhere else in Attune.

create table care_team (
  care_team_id text primary key,
  name         text not null
);

create table app_user (
  user_id         text primary key,
  username        text not null,
  password_hash   text not null,
  display_name    text not null,
  role            text not null check (role in ('CLINICIAN', 'SUPERVISOR', 'ADMINISTRATOR')),
  failed_attempts integer not null default 0,
  locked_until    timestamptz
);
create unique index app_user_username on app_user (lower(username));

create table membership (
  user_id      text not null references app_user,
  care_team_id text not null references care_team,
  primary key (user_id, care_team_id)
);

-- A patient seen in a result topic before the directory knows the person has no name and no care team yet:
-- the row exists all the same, so that supervisors see the alerts.
create table patient (
  patient_id   text primary key,
  display_name text,
  care_team_id text references care_team
);
create index patient_care_team on patient (care_team_id);

-- Projected results. Owned by the projection: rebuilt from the topics when emptied together with projection_offset.

create table projection_offset (
  topic       text not null,
  partition   integer not null,
  next_offset bigint not null,
  primary key (topic, partition)
);

create table projection_unreadable (
  topic              text not null,
  partition          integer not null,
  record_offset      bigint not null,
  reason             text not null,
  schema_fingerprint text,
  seen_at            timestamptz not null,
  primary key (topic, partition, record_offset)
);

create table patient_activity (
  patient_id       text primary key references patient,
  last_received_at timestamptz not null
);

create table trend_point (
  patient_id          text not null references patient,
  metric              text not null,
  local_day           date not null,
  value               double precision not null,
  samples             integer not null,
  coverage            double precision not null,
  valid               boolean not null,
  status              text not null,
  baseline_days       integer not null,
  baseline_mean       double precision,
  usual_low           double precision,
  usual_high          double precision,
  ewma                double precision,
  lower_limit         double precision,
  upper_limit         double precision,
  slope_per_day       double precision,
  finality            text not null,
  received_at         timestamptz not null,
  confidentiality     text not null,
  revision            bigint not null,
  primary key (patient_id, metric, local_day)
);

-- record: the bytes of the topic, read back with the contract; the other columns are what queries order and join by.
create table priority (
  patient_id text primary key references patient,
  level_rank smallint not null,
  revision   bigint not null,
  record     bytea not null
);

create table alert (
  alert_id          text primary key,
  patient_id        text not null references patient,
  kind              text not null,
  safety            boolean not null,
  tier_rank         smallint not null,
  detection         text not null,
  opened_at         timestamptz not null,
  last_evidence_at  timestamptz not null,
  evidence_count    integer not null,
  -- What the listed evidence says, a code each; withdrawn evidence is left out.
  evidence          text[] not null,
  -- Those of them that make an acknowledged alert new again: all for safety, else what notifies.
  telling           text[] not null,
  -- Revision at which the evidence last said something new: what a clinician must have seen to act.
  evidence_revision bigint not null,
  revision          bigint not null,
  record            bytea not null
);
create index alert_patient on alert (patient_id);

create table enrollment (
  patient_id    text not null references patient,
  episode_id    text not null,
  program       text not null,
  admitted_at   timestamptz not null,
  discharged_at timestamptz,
  retracted     boolean not null,
  revision      bigint not null,
  primary key (patient_id, episode_id)
);

create table quarantined (
  topic              text not null,
  partition          integer not null,
  record_offset      bigint not null,
  reason             text not null,
  schema_fingerprint text,
  detail             text,
  produced_at        timestamptz not null,
  reviewed_by        text references app_user,
  reviewed_at        timestamptz,
  primary key (topic, partition, record_offset)
);
create index quarantined_unreviewed on quarantined (topic) where reviewed_at is null;

create table ledger (
  topic          text not null,
  partition      integer not null,
  through_offset bigint not null,
  accepted       bigint not null,
  duplicate      bigint not null,
  late           bigint not null,
  quarantined    bigint not null,
  primary key (topic, partition)
);

-- The dashboard's own. Never rebuilt.

-- One row a piece of evidence and severity, for ever: no restart, rebuild or replay notifies twice.
create table notification (
  notification_id bigint generated always as identity primary key,
  patient_id      text not null,
  kind            text not null,
  evidence_key    text not null,
  severity        text not null,
  alert_id        text not null,
  notified_at     timestamptz not null,
  unique (patient_id, kind, evidence_key, severity)
);
create index notification_alert on notification (alert_id);

create table alert_workflow (
  alert_id      text primary key,
  state         text not null check (state in ('ACKNOWLEDGED', 'RESOLVED')),
  revision_seen bigint not null,
  evidence_seen text[] not null,
  disposition   text,
  acted_by      text not null references app_user,
  acted_at      timestamptz not null
);

-- Evidence that says something the last action has not seen makes an alert new again: evidence that joined, and
-- evidence whose correction says otherwise or takes a withdrawal back. Only a clinician's disposition closes a safety
-- alert, so a detection of RECOVERED means nothing there.
create view alert_state as
select a.*,
       w.acted_by, w.acted_at, w.disposition,
       case when w.alert_id is null or not a.telling <@ w.evidence_seen then 'NEW' else w.state end as workflow,
       a.detection <> 'CLOSED'
         and not (a.detection = 'RECOVERED' and not a.safety)
         and not coalesce(w.state = 'RESOLVED' and a.telling <@ w.evidence_seen, false) as open
  from alert a
  left join alert_workflow w on w.alert_id = a.alert_id;

create table outbox (
  outbox_id   bigint generated always as identity primary key,
  topic       text not null,
  patient_id  text not null,
  message_key text not null,
  payload     bytea not null,
  created_at  timestamptz not null,
  sent_at     timestamptz
);
create index outbox_unsent on outbox (outbox_id) where sent_at is null;

create table audit_event (
  audit_id   bigint generated always as identity primary key,
  at         timestamptz not null,
  user_id    text not null,
  action     text not null,
  patient_id text,
  subject    text,
  detail     text
);
create index audit_event_patient on audit_event (patient_id, at);

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'table % is append-only', tg_table_name;
end
$$;
create trigger audit_event_append_only before update or delete or truncate on audit_event
  for each statement execute function refuse_change();
