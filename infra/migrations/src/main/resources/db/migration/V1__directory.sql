-- The whole structure, in statements that every engine of DESIGN takes: no sequences, no triggers, no foreign keys.
-- Text sorts by code point everywhere (COLLATE "C"); the *_folded columns hold the lower-case form that searches look in.

CREATE TABLE users (
  id uuid PRIMARY KEY,
  username text NOT NULL,
  username_key text COLLATE "C" NOT NULL UNIQUE,
  role text NOT NULL CHECK (role IN ('user', 'editor', 'admin')),
  disabled boolean NOT NULL DEFAULT false,
  created_at timestamptz NOT NULL
);

-- Apart from users, so that a function may read who someone is without reading a hash.
CREATE TABLE passwords (
  user_id uuid PRIMARY KEY,
  hash text NOT NULL,
  changed_at timestamptz NOT NULL
);

-- One row; whoever takes an administrator away writes it first, so that two who try at once meet here.
CREATE TABLE administrator_guard (
  id integer PRIMARY KEY CHECK (id = 1),
  changes bigint NOT NULL
);

INSERT INTO administrator_guard (id, changes) VALUES (1, 0);

-- One sign-in; its refresh tokens follow one another, and all end with it.
CREATE TABLE sessions (
  id uuid PRIMARY KEY,
  user_id uuid NOT NULL,
  scope text NOT NULL,
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  ended_at timestamptz
);

CREATE INDEX sessions_by_user ON sessions (user_id);

-- A token is kept as its SHA-256. state: live, then used; superseded where a reply was lost and the token was asked for again.
CREATE TABLE refresh_tokens (
  hash text PRIMARY KEY,
  session_id uuid NOT NULL,
  parent text,
  state text NOT NULL CHECK (state IN ('live', 'used', 'superseded')),
  expires_at timestamptz NOT NULL,
  used_at timestamptz
);

CREATE INDEX refresh_tokens_by_session ON refresh_tokens (session_id);

-- kind: account (key is the name as it is compared, known or not) or address.
CREATE TABLE sign_in_failures (
  kind text NOT NULL CHECK (kind IN ('account', 'address')),
  key text NOT NULL,
  failures integer NOT NULL,
  last_at timestamptz NOT NULL,
  PRIMARY KEY (kind, key)
);

-- From where a user has signed in before; the right password is let through from there.
CREATE TABLE known_addresses (
  user_id uuid NOT NULL,
  address text NOT NULL,
  seen_at timestamptz NOT NULL,
  PRIMARY KEY (user_id, address)
);

CREATE TABLE signing_keys (
  kid text PRIMARY KEY,
  n text NOT NULL,
  e text NOT NULL,
  published_at timestamptz NOT NULL,
  retired_at timestamptz
);

CREATE TABLE api_keys (
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

CREATE INDEX api_keys_by_user ON api_keys (user_id);

-- Append-only for every function. before_state and after_state are JSON.
CREATE TABLE audit_events (
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

CREATE INDEX audit_events_by_actor ON audit_events (actor, id);

CREATE INDEX audit_events_by_event ON audit_events (event, id);

CREATE TABLE employees (
  id uuid PRIMARY KEY,
  emp_id bigint NOT NULL UNIQUE,
  emp_name text COLLATE "C" NOT NULL,
  city text COLLATE "C" NOT NULL,
  country text COLLATE "C" NOT NULL,
  emp_dob date NOT NULL,
  name_folded text COLLATE "C" NOT NULL,
  city_folded text COLLATE "C" NOT NULL,
  country_folded text COLLATE "C" NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  version bigint NOT NULL
);

CREATE INDEX employees_by_name ON employees (emp_name, emp_id);

CREATE INDEX employees_by_city ON employees (city, emp_id);

CREATE INDEX employees_by_country ON employees (country, emp_id);

CREATE INDEX employees_by_dob ON employees (emp_dob, emp_id);
