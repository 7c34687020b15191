-- The audit trail as a chain of hashes: each link covers the one before and all fields of its row. Rows are written
-- without waiting for one another; one writer links them, in an order of its own, soon after they are committed.
-- docs/adr/0020-audit-chain.md
create table audit_chain (
  seq      bigint primary key,
  audit_id bigint not null unique references audit_event,
  hash     bytea not null check (length(hash) = 32)
);
create trigger audit_chain_append_only before update or delete or truncate on audit_chain
  for each statement execute function refuse_change();

-- Rows that wait for their link.
create table audit_pending (
  audit_id bigint primary key references audit_event
);
insert into audit_pending select audit_id from audit_event;

create function await_link() returns trigger language plpgsql as $$
begin
  insert into audit_pending (audit_id) values (new.audit_id);
  return null;
end
$$;
create trigger audit_event_awaits_link after insert on audit_event
  for each row execute function await_link();
