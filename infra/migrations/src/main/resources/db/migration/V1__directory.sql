-- All tables, in statements that every engine takes, Aurora DSQL included: no sequences, triggers, foreign keys or collations.
-- A statement may run a second time, because DSQL ends a transaction with each. The *_folded columns hold the lower-case form
-- that searches look in. Indexes, and what sorts text by code point, are each engine's own: db/postgresql, db/dsql.

CREATE TABLE IF NOT EXISTS users (
  id uuid PRIMARY KEY,
  username text NOT NULL,
  username_key text NOT NULL UNIQUE,
  role text NOT NULL CHECK (role IN ('user', 'editor', 'admin')),
  disabled boolean NOT NULL DEFAULT false,
  created_at timestamptz NOT NULL
);

-- Apart from users, so that a function may read who someone is without reading a hash.
CREATE TABLE IF NOT EXISTS passwords (
  user_id uuid PRIMARY KEY,
  hash text NOT NULL,
  changed_at timestamptz NOT NULL
);

-- One row; whoever takes an administrator away writes it first, so that two who try at once meet here.
CREATE TABLE IF NOT EXISTS administrator_guard (
  id integer PRIMARY KEY CHECK (id = 1),
  changes bigint NOT NULL
);

INSERT INTO administrator_guard (id, changes) VALUES (1, 0) ON CONFLICT (id) DO NOTHING;

-- One sign-in; its refresh tokens follow one another, and all end with it.
CREATE TABLE IF NOT EXISTS sessions (
  id uuid PRIMARY KEY,
  user_id uuid NOT NULL,
  scope text NOT NULL,
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  ended_at timestamptz
);

-- A token is kept as its SHA-256. state: live, then used; superseded where a reply was lost and the token was asked for again.
CREATE TABLE IF NOT EXISTS refresh_tokens (
  hash text PRIMARY KEY,
  session_id uuid NOT NULL,
  parent text,
  state text NOT NULL CHECK (state IN ('live', 'used', 'superseded')),
  expires_at timestamptz NOT NULL,
  used_at timestamptz
);

-- kind: account (key is the name as it is compared, known or not) or address.
CREATE TABLE IF NOT EXISTS sign_in_failures (
  kind text NOT NULL CHECK (kind IN ('account', 'address')),
  key text NOT NULL,
  failures integer NOT NULL,
  last_at timestamptz NOT NULL,
  PRIMARY KEY (kind, key)
);

-- From where a user has signed in before; the right password is let through from there.
CREATE TABLE IF NOT EXISTS known_addresses (
  user_id uuid NOT NULL,
  address text NOT NULL,
  seen_at timestamptz NOT NULL,
  PRIMARY KEY (user_id, address)
);

CREATE TABLE IF NOT EXISTS signing_keys (
  kid text PRIMARY KEY,
  n text NOT NULL,
  e text NOT NULL,
  published_at timestamptz NOT NULL,
  retired_at timestamptz
);

CREATE TABLE IF NOT EXISTS api_keys (
  id uuid PRIMARY KEY,
  user_id uuid NOT NULL,
  name text NOT NULL,
  hash text NOT NULL UNIQUE,
  prefix text NOT NULL,
  role text NOT NULL CHECK (role IN ('user', 'editor', 'admin')),
  scope text NOT NULL,
  created_at timestamptz NOT NULL,
  expires_at timestamptz,
  revoked_at timestamptz,
  last_used_at timestamptz
);

-- Append-only for every function. before_state and after_state are JSON.
CREATE TABLE IF NOT EXISTS audit_events (
  id uuid PRIMARY KEY,
  at timestamptz NOT NULL,
  event text NOT NULL,
  actor text NOT NULL,
  address text NOT NULL,
  target text,
  outcome text NOT NULL CHECK (outcome IN ('success', 'failure')),
  reason text,
  before_state text,
  after_state text
);

CREATE TABLE IF NOT EXISTS employees (
  id uuid PRIMARY KEY,
  emp_id bigint NOT NULL UNIQUE,
  emp_name text NOT NULL,
  city text NOT NULL,
  country text NOT NULL,
  emp_dob date NOT NULL,
  name_folded text NOT NULL,
  city_folded text NOT NULL,
  country_folded text NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  version bigint NOT NULL
);
