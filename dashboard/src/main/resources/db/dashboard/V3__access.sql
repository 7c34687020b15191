-- Who may see whom. The rule is written once, in view patient_viewer: every query about patients asks it.

create table program (
  program_id text primary key,
  name       text not null,
  -- A federally assisted substance use disorder program: 42 CFR Part 2 holds for its records.
  part2      boolean not null default false
);

-- A team without a program treats patients of any.
alter table care_team add column program_id text references program;

alter table app_user
  drop constraint app_user_role_check,
  add constraint app_user_role_check
    check (role in ('CLINICIAN', 'SUPERVISOR', 'DIRECTOR', 'RESEARCHER', 'PARTICIPANT', 'ADMINISTRATOR')),
  -- Whose record a participant's own account shows.
  add column patient_id text unique references patient,
  add constraint app_user_participant check (patient_id is null or role = 'PARTICIPANT');

create table supervision (
  user_id    text not null references app_user,
  program_id text not null references program,
  primary key (user_id, program_id)
);

-- Supervisors were in charge of every program until now; the programs come in with their names below.
insert into program (program_id, name) select distinct program, program from enrollment;
insert into supervision (user_id, program_id)
  select u.user_id, g.program_id from app_user u cross join program g where u.role = 'SUPERVISOR';

-- The programs a patient belongs to now: those of the open episodes of care, else that of the latest one; and that of
-- the care team, which may be the same. A program that nobody has entered is none.
create view patient_program as
select e.patient_id, e.program as program_id
  from enrollment e
  join program g on g.program_id = e.program
 where not e.retracted
   and (e.discharged_at is null
     or not exists (select 1 from enrollment o
                     where o.patient_id = e.patient_id and not o.retracted and o.episode_id <> e.episode_id
                       and (o.discharged_at is null
                         or (o.admitted_at, o.episode_id) > (e.admitted_at, e.episode_id))))
union all
select p.patient_id, t.program_id
  from patient p
  join care_team t on t.care_team_id = p.care_team_id
 where t.program_id is not null;

-- Which accounts may see which patients. Clinicians: those of their care teams. Supervisors: those of their teams and
-- of the programs they supervise, and everybody of whom no program is known, so that no alert is hidden from all.
-- Nobody else: figures, exports, accounts and the participant's own page need no patient of somebody else.
create view patient_viewer as
select m.user_id, p.patient_id
  from membership m
  join app_user u on u.user_id = m.user_id and u.role in ('CLINICIAN', 'SUPERVISOR')
  join patient p on p.care_team_id = m.care_team_id
union all
select s.user_id, g.patient_id
  from supervision s
  join app_user u on u.user_id = s.user_id and u.role = 'SUPERVISOR'
  join patient_program g on g.program_id = s.program_id
union all
select u.user_id, p.patient_id
  from app_user u
  cross join patient p
 where u.role = 'SUPERVISOR'
   and not exists (select 1 from patient_program g where g.patient_id = p.patient_id);
