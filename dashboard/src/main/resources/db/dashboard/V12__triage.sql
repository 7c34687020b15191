-- What clinicians do about alerts, and who stands in for whom. The dashboard's own; never rebuilt.

alter table alert_workflow drop constraint alert_workflow_state_check;
alter table alert_workflow
  add constraint alert_workflow_state_check
    check (state in ('ACKNOWLEDGED', 'SNOOZED', 'WOKEN', 'RESOLVED')),
  -- Of a snoozed alert: until when, and the tier it had. It is woken at the time, and by a higher tier.
  add column snoozed_until timestamptz,
  add column tier_rank     smallint,
  -- When somebody last did more than look.
  add column contacted_at  timestamptz;

-- Every action, for ever; alert_workflow holds what they amount to.
create table alert_action (
  action_id     uuid primary key,
  alert_id      text not null,
  action        text not null check (action in ('ACKNOWLEDGE', 'SNOOZE', 'CONTACT_ATTEMPT', 'RESOLVE')),
  revision_seen bigint not null,
  disposition   text,
  -- In the clinician's words; it leaves this table only for pages of the alert.
  reason        text check (length(reason) <= 500),
  useful        text check (useful in ('YES', 'NO')),
  snoozed_until timestamptz,
  acted_by      text not null references app_user,
  acted_at      timestamptz not null
);
create index alert_action_alert on alert_action (alert_id, acted_at);

-- As before, and: a snoozed alert stays so until it is woken or its tier rises. Safety alerts are never snoozed.
drop view alert_state;
create view alert_state as
select a.*,
       w.acted_by, w.acted_at, w.disposition,
       case when w.alert_id is null then 'NEW'
            when w.state = 'WOKEN' then 'NEW'
            when w.state = 'SNOOZED' then case when a.safety or a.tier_rank > w.tier_rank then 'NEW' else 'SNOOZED' end
            when not a.telling <@ w.evidence_seen then 'NEW'
            else w.state end as workflow,
       a.detection <> 'CLOSED'
         and not (a.detection = 'RECOVERED' and not a.safety)
         and not coalesce(w.state = 'RESOLVED' and a.telling <@ w.evidence_seen, false) as open,
       w.snoozed_until, w.contacted_at
  from alert a
  left join alert_workflow w on w.alert_id = a.alert_id;

-- Who is told in whose place, and holds their duties.
create table handover (
  handover_id  bigint generated always as identity primary key,
  from_user    text not null references app_user,
  to_user      text not null references app_user,
  starts_at    timestamptz not null,
  ends_at      timestamptz not null,
  entered_by   text not null references app_user,
  entered_at   timestamptz not null,
  withdrawn_by text references app_user,
  withdrawn_at timestamptz,
  check (ends_at > starts_at),
  check (from_user <> to_user)
);
create index handover_from on handover (from_user, starts_at) where withdrawn_at is null;
