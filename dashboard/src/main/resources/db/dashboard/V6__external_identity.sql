-- Whom an OpenID Connect provider vouches for. An administrator links an account; signing in never makes one.
create table external_identity (
  issuer  text not null,
  subject text not null,
  user_id text not null references app_user,
  primary key (issuer, subject)
);

-- An account may have no password of its own.
alter table app_user alter column password_hash drop not null;
