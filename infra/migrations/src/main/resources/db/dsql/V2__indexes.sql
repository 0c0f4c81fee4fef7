-- Aurora DSQL only: it builds an index behind the statement that asks for it (CREATE INDEX ASYNC), and sorts text by code point anyway.
CREATE INDEX ASYNC IF NOT EXISTS sessions_by_user ON sessions (user_id);

CREATE INDEX ASYNC IF NOT EXISTS refresh_tokens_by_session ON refresh_tokens (session_id);

CREATE INDEX ASYNC IF NOT EXISTS api_keys_by_user ON api_keys (user_id);

CREATE INDEX ASYNC IF NOT EXISTS audit_events_by_actor ON audit_events (actor, id);

CREATE INDEX ASYNC IF NOT EXISTS audit_events_by_event ON audit_events (event, id);

CREATE INDEX ASYNC IF NOT EXISTS employees_by_name ON employees (emp_name, emp_id);

CREATE INDEX ASYNC IF NOT EXISTS employees_by_city ON employees (city, emp_id);

CREATE INDEX ASYNC IF NOT EXISTS employees_by_country ON employees (country, emp_id);

CREATE INDEX ASYNC IF NOT EXISTS employees_by_dob ON employees (emp_dob, emp_id);
