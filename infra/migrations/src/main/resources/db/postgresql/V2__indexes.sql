-- PostgreSQL only. Text sorts by code point, as it always does on Aurora DSQL.
ALTER TABLE users ALTER COLUMN username_key TYPE text COLLATE "C";

ALTER TABLE employees
  ALTER COLUMN emp_name TYPE text COLLATE "C",
  ALTER COLUMN city TYPE text COLLATE "C",
  ALTER COLUMN country TYPE text COLLATE "C",
  ALTER COLUMN name_folded TYPE text COLLATE "C",
  ALTER COLUMN city_folded TYPE text COLLATE "C",
  ALTER COLUMN country_folded TYPE text COLLATE "C";

-- The same indexes as db/dsql has; a test compares the two.
CREATE INDEX sessions_by_user ON sessions (user_id);

CREATE INDEX refresh_tokens_by_session ON refresh_tokens (session_id);

CREATE INDEX api_keys_by_user ON api_keys (user_id);

CREATE INDEX audit_events_by_actor ON audit_events (actor, id);

CREATE INDEX audit_events_by_event ON audit_events (event, id);

CREATE INDEX employees_by_name ON employees (emp_name, emp_id);

CREATE INDEX employees_by_city ON employees (city, emp_id);

CREATE INDEX employees_by_country ON employees (country, emp_id);

CREATE INDEX employees_by_dob ON employees (emp_dob, emp_id);

-- Trigrams serve "contains" searches. They change no answer, only its cost.
CREATE EXTENSION IF NOT EXISTS pg_trgm;

CREATE INDEX employees_name_trigrams ON employees USING gin (name_folded gin_trgm_ops);

CREATE INDEX employees_city_trigrams ON employees USING gin (city_folded gin_trgm_ops);

CREATE INDEX employees_country_trigrams ON employees USING gin (country_folded gin_trgm_ops);
