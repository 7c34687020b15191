-- Records that were set aside and are read again: appended once more to their topic, as they are.

-- A copy names where the record lies and holds nothing of it: what patients write stays in the broker.
alter table outbox
  alter column patient_id drop not null,
  alter column message_key drop not null,
  alter column payload drop not null,
  add column copied_partition integer,
  add column copied_offset    bigint,
  -- Where the copy came to lie, in the same partition.
  add column sent_offset      bigint,
  -- The broker holds the record no more; nothing was sent.
  add column gone             boolean not null default false,
  add constraint outbox_record_or_copy check (
    (copied_offset is null and copied_partition is null and patient_id is not null and message_key is not null
      and payload is not null)
    or (copied_offset is not null and copied_partition is not null and patient_id is null and message_key is null
      and payload is null)),
  -- However often it is asked for, by however many at once.
  add constraint outbox_copied_once unique (topic, copied_partition, copied_offset);

create table reread_request (
  request_id bigint generated always as identity primary key,
  topic      text not null,
  reason     text not null,
  asked_by   text not null references app_user,
  asked_at   timestamptz not null
);

-- One row a record for ever; its copy lies elsewhere and may be read again in its turn. Quarantine is rebuilt from the
-- log, this is not: no reference.
create table reread (
  topic         text not null,
  partition     integer not null,
  record_offset bigint not null,
  request_id    bigint not null references reread_request,
  primary key (topic, partition, record_offset)
);
create index reread_of_request on reread (request_id);

-- What became of each: whether the copy came back to quarantine is known once the ledger has counted it.
create view reread_outcome as
select r.*, o.sent_offset, q.reason as again_reason, q.detail as again_detail,
       case when o.gone then 'GONE'
            when o.sent_at is null then 'WAITING'
            when q.record_offset is not null then 'SET_ASIDE_AGAIN'
            when l.through_offset >= o.sent_offset then 'ACCEPTED'
            else 'SENT' end as outcome
  from reread r
  join outbox o
    on o.topic = r.topic and o.copied_partition = r.partition and o.copied_offset = r.record_offset
  left join quarantined q
    on q.topic = r.topic and q.partition = r.partition and q.record_offset = o.sent_offset
  left join ledger l on l.topic = r.topic and l.partition = r.partition;
