-- What somebody needs who must send help now. Written by the care team; every version stays.

create table emergency_card (
  patient_id          text not null references patient,
  version             integer not null,
  callback_number     text not null,
  contact_name        text not null,
  contact_number      text not null,
  -- Whether the patient has released information to the contact: to what extent, in words.
  contact_released    boolean not null,
  contact_release     text not null,
  emergency_services  text not null,
  warning_signs       text not null,
  coping              text not null,
  distraction         text not null,
  helpers             text not null,
  professionals       text not null,
  safer_surroundings  text not null,
  written_by          text not null references app_user,
  written_at          timestamptz not null,
  primary key (patient_id, version)
);

-- Where the patient said to be, each time they were asked.
create table patient_location (
  location_id  bigint generated always as identity primary key,
  patient_id   text not null references patient,
  location     text not null,
  confirmed_by text not null references app_user,
  confirmed_at timestamptz not null
);
create index patient_location_patient on patient_location (patient_id, confirmed_at desc);
