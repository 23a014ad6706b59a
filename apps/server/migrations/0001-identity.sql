-- up
create schema identity;

-- ── People, for the whole installation ──────────────────────────────────────
create table identity.person (
  id text primary key,
  email text not null unique check (email = lower(email)),
  email_verified boolean not null default false,
  name text not null,
  image text,
  locale text check (locale in ('fr', 'en')),
  theme text not null default 'system' check (theme in ('system', 'light', 'dark')),
  time_zone text,
  instance_administrator boolean not null default false,
  two_factor_enabled boolean not null default false,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);

create table identity.session (
  id text primary key,
  token text not null unique,
  person_id text not null references identity.person on delete cascade,
  expires_at timestamptz not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  seen_at timestamptz not null default now(),
  ip_address text,
  user_agent text,
  -- The provider that opened it; such a session is not prolonged.
  provider_id text
);
create index session_person on identity.session (person_id);

-- How a person signs in: 'credential' holds a password, the others are OpenID Connect providers.
create table identity.account (
  id text primary key,
  person_id text not null references identity.person on delete cascade,
  provider_id text not null,
  account_id text not null,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  password text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique (provider_id, account_id)
);
create index account_person on identity.account (person_id);

create table identity.verification (
  id text primary key,
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index verification_identifier on identity.verification (identifier);

create table identity.two_factor (
  id text primary key,
  person_id text not null references identity.person on delete cascade,
  secret text not null,
  backup_codes text not null,
  verified boolean not null default true,
  failed_verification_count integer not null default 0,
  locked_until timestamptz
);
create index two_factor_person on identity.two_factor (person_id);

-- One-time codes already spent, for as long as they would still be good.
create table identity.totp_spent (
  person_id text not null references identity.person on delete cascade,
  code text not null,
  spent_at timestamptz not null,
  primary key (person_id, code)
);

create table identity.passkey (
  id text primary key,
  person_id text not null references identity.person on delete cascade,
  name text,
  public_key text not null,
  credential_id text not null unique,
  counter bigint not null,
  device_type text not null,
  backed_up boolean not null,
  transports text,
  aaguid text,
  created_at timestamptz default now()
);
create index passkey_person on identity.passkey (person_id);

create table identity.rate_limit (
  id text primary key,
  key text not null unique,
  count integer not null,
  last_request bigint not null
);

-- Failed sign-ins by account, whatever the address they come from; the account is a keyed fingerprint.
create table identity.sign_in_failure (
  account text primary key,
  failures integer not null,
  since timestamptz not null
);

create table identity.setup_link (
  token_hash text primary key,
  created_at timestamptz not null default now()
);

-- ── Territories: the tenants ────────────────────────────────────────────────
create table identity.territory (
  id text primary key,
  kind text not null check (kind in ('region', 'departement', 'commune', 'grouping', 'university', 'other')),
  name text not null,
  short_name text,
  variants text[] not null default '{}',
  time_zone text not null,
  languages text[] not null,
  colours jsonb not null default '{}',
  grouping_id text references identity.territory,
  -- The roles that hold here too when they are held in the grouping: this territory alone says which.
  shared_with_grouping text[] not null default '{}' check (not 'administrator' = any (shared_with_grouping)),
  logo_hash text,
  created_at timestamptz not null default now(),
  check (kind <> 'grouping' or grouping_id is null)
);
create index territory_grouping on identity.territory (grouping_id);

create table identity.territory_logo (
  territory_id text primary key references identity.territory on delete cascade,
  media_type text not null check (media_type in ('image/png', 'image/jpeg', 'image/webp')),
  data bytea not null check (octet_length(data) <= 204800)
);

-- A role is held once by hand and once by each directory that gives it: taking one away leaves the other.
create table identity.role_held (
  territory_id text not null references identity.territory on delete cascade,
  person_id text not null references identity.person on delete cascade,
  role text not null,
  origin text not null default 'hand',
  granted_at timestamptz not null default now(),
  primary key (territory_id, person_id, role, origin)
);
create index role_held_person on identity.role_held (person_id);

create table identity.invitation (
  territory_id text not null references identity.territory on delete cascade,
  id text not null,
  email text not null check (email = lower(email)),
  roles text[] not null,
  token_hash text not null,
  invited_by text references identity.person on delete set null,
  created_at timestamptz not null default now(),
  sent_at timestamptz,
  expires_at timestamptz not null,
  primary key (territory_id, id),
  unique (territory_id, email)
);
create index invitation_token on identity.invitation (token_hash);
create index invitation_email on identity.invitation (email);

create table identity.api_key (
  territory_id text not null references identity.territory on delete cascade,
  id text not null,
  name text not null,
  start text not null,
  key_hash text not null,
  permissions text[] not null,
  created_by text references identity.person on delete set null,
  created_at timestamptz not null default now(),
  expires_at timestamptz,
  last_used_at timestamptz,
  primary key (territory_id, id)
);
create index api_key_hash on identity.api_key (key_hash);

-- down
drop schema identity cascade;
