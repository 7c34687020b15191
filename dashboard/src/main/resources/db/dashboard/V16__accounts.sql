-- What an administrator changes about accounts, and what seals secrets. The dashboard's own; never rebuilt.

alter table app_user
  -- Locked by an administrator, unlike locked_until, which too many wrong passwords set for a while.
  add column locked_at     timestamptz,
  -- Sessions carry the number they were begun with; they are over once it is another.
  add column session_epoch integer not null default 0;

-- A locked account sees nobody: its patients' alerts count as seen by others or by nobody.
create or replace view patient_staff as
select m.user_id, p.patient_id
  from membership m
  join app_user u on u.user_id = m.user_id and u.role in ('CLINICIAN', 'SUPERVISOR') and u.locked_at is null
  join patient p on p.care_team_id = m.care_team_id
union all
select s.user_id, g.patient_id
  from supervision s
  join app_user u on u.user_id = s.user_id and u.role = 'SUPERVISOR' and u.locked_at is null
  join patient_program g on g.program_id = s.program_id
union all
select u.user_id, p.patient_id
  from app_user u
  cross join patient p
 where u.role = 'SUPERVISOR' and u.locked_at is null
   and not exists (select 1 from patient_program g where g.patient_id = p.patient_id);

create or replace view emergency_in_force as
select a.user_id, a.patient_id
  from emergency_access a
  join app_user u on u.user_id = a.user_id and u.role in ('CLINICIAN', 'SUPERVISOR') and u.locked_at is null
 where a.expires_at > now();

create or replace view patient_viewer as
select user_id, patient_id from patient_staff
union all
select m.user_id, c.patient_id
  from consent_in_force c
  join membership m on m.care_team_id = c.recipient_team_id
  join app_user u on u.user_id = m.user_id and u.role in ('CLINICIAN', 'SUPERVISOR') and u.locked_at is null
union all
select user_id, patient_id from emergency_in_force;

-- Something sealed with the first key, to tell another one by. Secrets that must be used again are sealed before they
-- are stored; the key lies elsewhere.
create table secret_key (
  only_one boolean primary key default true check (only_one),
  proof    text not null
);
