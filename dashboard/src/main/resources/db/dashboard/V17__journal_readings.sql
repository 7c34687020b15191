-- What journal entries are about and how they sound: context, no assessment of risk. Never a word of their text.
-- Owned by the projection, like trend_point. docs/adr/0035-journals-as-context.md

create table journal_reading (
  patient_id         text not null references patient,
  entry_id           text not null,
  local_day          date not null,
  written_at         timestamptz not null,
  retracted          boolean not null,
  prompt_kind        text not null,
  language_supported boolean not null,
  read_by_model      boolean not null,
  valence            double precision,
  negative_share     double precision,
  distress           double precision,
  themes             text[] not null,
  -- Without what is dated long ago, supposed or part of an exercise.
  triggers           text[] not null,
  -- Those of which the entry also says that they set something off.
  triggers_linked    text[] not null,
  confidentiality    text not null,
  revision           bigint not null,
  primary key (patient_id, entry_id)
);
create index journal_reading_day on journal_reading (patient_id, local_day);
