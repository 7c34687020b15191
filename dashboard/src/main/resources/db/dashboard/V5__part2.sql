-- 42 CFR Part 2: which records come from a substance use disorder program, and who may read them.
-- docs/adr/0021-part-2.md

-- Filled as the topics are read again, which notifies nobody anew.
alter table alert add column confidentiality text not null default 'UNKNOWN';
alter table priority add column confidentiality text not null default 'UNKNOWN';
alter table enrollment add column confidentiality text not null default 'UNKNOWN';
delete from projection_offset where topic in ('attune.alerts', 'attune.risk', 'attune.enrollments');

-- A patient's consent to disclosure (§ 2.31), a row for each version. In force is the latest version whose time has come.
create table consent (
  consent_id        text not null,
  version           integer not null,
  patient_id        text not null references patient,
  -- Whose records are disclosed.
  program_id        text not null references program,
  -- To whom: a care team, or null for those who treat the patient already.
  recipient_team_id text references care_team,
  effective_from    timestamptz not null,
  expires_at        timestamptz,
  revoked           boolean not null,
  recorded_by       text not null references app_user,
  recorded_at       timestamptz not null,
  primary key (consent_id, version)
);
create index consent_patient on consent (patient_id);
create trigger consent_append_only before update or delete or truncate on consent
  for each statement execute function refuse_change();

-- Disclosure in a medical emergency without consent (§ 2.51): what has to be written down, and until when it opens.
create table emergency_access (
  emergency_id text primary key,
  patient_id   text not null references patient,
  user_id      text not null references app_user,
  recipient    text not null,
  discloser    text not null,
  nature       text not null,
  granted_at   timestamptz not null,
  expires_at   timestamptz not null check (expires_at > granted_at)
);
create index emergency_access_user on emergency_access (user_id, expires_at);
create trigger emergency_access_append_only before update or delete or truncate on emergency_access
  for each statement execute function refuse_change();

create table emergency_review (
  emergency_id text primary key references emergency_access,
  reviewed_by  text not null references app_user,
  reviewed_at  timestamptz not null,
  justified    boolean not null
);
create trigger emergency_review_append_only before update or delete or truncate on emergency_review
  for each statement execute function refuse_change();

create view consent_in_force as
select c.consent_id, c.patient_id, c.program_id, c.recipient_team_id
  from consent c
 where c.effective_from <= now()
   and not c.revoked
   and (c.expires_at is null or c.expires_at > now())
   and not exists (select 1 from consent n
                    where n.consent_id = c.consent_id and n.version > c.version and n.effective_from <= now());

create view emergency_in_force as
select a.user_id, a.patient_id
  from emergency_access a
  join app_user u on u.user_id = a.user_id and u.role in ('CLINICIAN', 'SUPERVISOR')
 where a.expires_at > now();

-- Those who treat or answer for the program; then those to whom a consent in force or an emergency discloses.
alter view patient_viewer rename to patient_staff;
create view patient_viewer as
select user_id, patient_id from patient_staff
union all
select m.user_id, c.patient_id
  from consent_in_force c
  join membership m on m.care_team_id = c.recipient_team_id
  join app_user u on u.user_id = m.user_id and u.role in ('CLINICIAN', 'SUPERVISOR')
union all
select user_id, patient_id from emergency_in_force;

-- The time in which records of a patient come from a Part 2 program. The program is null when nobody has entered it.
create view part2_episode as
select e.patient_id,
       case when g.program_id is not null then e.program end as program_id,
       tstzrange(e.admitted_at, case when e.discharged_at >= e.admitted_at then e.discharged_at end, '[]') as during
  from enrollment e
  left join program g on g.program_id = e.program
 where not e.retracted and (coalesce(g.part2, false) or e.confidentiality = 'PART2_SUD');

-- Who may read a patient's records of a program: its own staff; with consent or in an emergency, others. The program is
-- null where it is not known: then whoever has the patient from no program in particular.
create view part2_reader as
select m.user_id, p.patient_id, t.program_id
  from membership m
  join app_user u on u.user_id = m.user_id and u.role in ('CLINICIAN', 'SUPERVISOR')
  join care_team t on t.care_team_id = m.care_team_id
  join patient p on p.care_team_id = t.care_team_id
union all
select s.user_id, e.patient_id, s.program_id
  from supervision s
  join app_user u on u.user_id = s.user_id and u.role = 'SUPERVISOR'
  join part2_episode e on e.program_id = s.program_id
union all
select u.user_id, p.patient_id, null
  from app_user u
  cross join patient p
 where u.role = 'SUPERVISOR'
   and not exists (select 1 from patient_program g where g.patient_id = p.patient_id)
union all
select m.user_id, c.patient_id, c.program_id
  from consent_in_force c
  join membership m on m.care_team_id = c.recipient_team_id
  join app_user u on u.user_id = m.user_id and u.role in ('CLINICIAN', 'SUPERVISOR')
union all
select v.user_id, c.patient_id, c.program_id
  from consent_in_force c
  join patient_staff v on v.patient_id = c.patient_id
 where c.recipient_team_id is null
union all
select a.user_id, a.patient_id, e.program_id
  from emergency_in_force a
  join part2_episode e on e.patient_id = a.patient_id
union all
select user_id, patient_id, null from emergency_in_force;

-- Whether the viewer may read records that are marked, but lie in no episode of a program that is known.
create function part2_reads_marked(viewer text, patient text) returns boolean language sql stable as $$
  select exists (select 1 from part2_reader d
                   left join program g on g.program_id = d.program_id
                  where d.user_id = viewer and d.patient_id = patient and (d.program_id is null or g.part2))
$$;

-- The time whose records the viewer may not read. A time that two programs share is open to the staff of either.
create function part2_withheld_time(viewer text, patient text) returns tstzmultirange language sql stable as $$
  select coalesce(range_agg(e.during) filter (where not e.readable), '{}'::tstzmultirange)
       - coalesce(range_agg(e.during) filter (where e.readable), '{}'::tstzmultirange)
    from (select x.during,
                 case when x.program_id is null then part2_reads_marked(viewer, patient)
                      else exists (select 1 from part2_reader d
                                    where d.user_id = viewer and d.patient_id = patient
                                      and d.program_id = x.program_id) end as readable
            from part2_episode x
           where x.patient_id = patient) e
$$;

-- Whether a record is withheld: its time overlaps a withheld one, or it is marked and marked records are withheld.
create function part2_withholds(withheld tstzmultirange, marked boolean, rules text, span tstzrange)
  returns boolean language sql immutable as $$
  select withheld && span or (marked and rules = 'PART2_SUD')
$$;

create function part2_span(one timestamptz, other timestamptz) returns tstzrange language sql immutable as $$
  select tstzrange(least(one, other), greatest(one, other), '[]')
$$;

-- Whether a record of a patient is withheld from the viewer.
create function part2_withheld(viewer text, patient text, rules text, span tstzrange)
  returns boolean language sql stable as $$
  select part2_withholds(part2_withheld_time(viewer, patient), not part2_reads_marked(viewer, patient), rules, span)
$$;

create function alert_withheld(viewer text, alert text) returns boolean language sql stable as $$
  select case when a.confidentiality <> 'PART2_SUD'
                   and not exists (select 1 from part2_episode e where e.patient_id = a.patient_id) then false
              else part2_withheld(viewer, a.patient_id, a.confidentiality,
                     part2_span(a.opened_at, a.last_evidence_at)) end
    from alert a where a.alert_id = alert
$$;

-- A priority rests on everything known of the patient.
create function priority_withheld(viewer text, patient text) returns boolean language sql stable as $$
  select case when r.confidentiality <> 'PART2_SUD'
                   and not exists (select 1 from part2_episode e where e.patient_id = r.patient_id) then false
              else part2_withheld(viewer, r.patient_id, r.confidentiality, tstzrange(null, null)) end
    from priority r where r.patient_id = patient
$$;

-- The name of a Part 2 program's team would tell that the patient is in it.
create function team_withheld(viewer text, patient text) returns boolean language sql stable as $$
  select exists (select 1 from patient p
                   join care_team t on t.care_team_id = p.care_team_id
                   join program g on g.program_id = t.program_id and g.part2
                  where p.patient_id = patient
                    and not exists (select 1 from part2_reader d
                                     where d.user_id = viewer and d.patient_id = patient
                                       and d.program_id = t.program_id))
$$;

-- The same for a whole caseload at once: of every patient in the viewer's scope the time that is withheld, and whether
-- marked records are.
create function part2_scope(viewer text)
  returns table (patient_id text, withheld tstzmultirange, marked boolean) language sql stable as $$
  with scope as materialized (
         select distinct v.patient_id from patient_viewer v where v.user_id = viewer),
       reads as materialized (
         select distinct d.patient_id, d.program_id from part2_reader d where d.user_id = viewer),
       reads_marked as materialized (
         select distinct r.patient_id from reads r
           left join program g on g.program_id = r.program_id
          where r.program_id is null or g.part2)
  select e.patient_id,
         coalesce(range_agg(e.during) filter (where not e.readable), '{}'::tstzmultirange)
           - coalesce(range_agg(e.during) filter (where e.readable), '{}'::tstzmultirange),
         e.marked
    from (select s.patient_id, x.during, m.patient_id is null as marked,
                 case when x.program_id is null then m.patient_id is not null
                      else r.patient_id is not null end as readable
            from scope s
            left join part2_episode x on x.patient_id = s.patient_id
            left join reads r on r.patient_id = x.patient_id and r.program_id = x.program_id
            left join reads_marked m on m.patient_id = s.patient_id) e
   group by e.patient_id, e.marked
$$;

create function alerts_withheld(viewer text) returns setof text language sql stable as $$
  select a.alert_id
    from part2_scope(viewer) w
    join alert a on a.patient_id = w.patient_id
   where part2_withholds(w.withheld, w.marked, a.confidentiality, part2_span(a.opened_at, a.last_evidence_at))
$$;

-- Open safety alerts that no account may see: somebody has to give the patient a team, or the program its staff.
create function unseen_safety_alerts() returns table (alert_id text, patient_id text) language sql stable as $$
  select s.alert_id, s.patient_id
    from alert_state s
   where s.open and s.safety
     and not exists (select 1 from patient_viewer v
                      where v.patient_id = s.patient_id and not alert_withheld(v.user_id, s.alert_id))
$$;
