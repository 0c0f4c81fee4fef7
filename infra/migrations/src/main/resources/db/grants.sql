-- What each function may do, and no more. Runs after every migration.
GRANT USAGE ON SCHEMA public TO rollcall_login, rollcall_employees, rollcall_admin;

-- Every function checks who calls, and tells what happened.
GRANT SELECT ON users, sessions, signing_keys, api_keys TO rollcall_login, rollcall_employees, rollcall_admin;
GRANT UPDATE (last_used_at) ON api_keys TO rollcall_login, rollcall_employees, rollcall_admin;
GRANT INSERT ON audit_events TO rollcall_login, rollcall_employees, rollcall_admin;

GRANT SELECT, INSERT, UPDATE, DELETE ON rate_limits TO rollcall_login;

GRANT INSERT ON users TO rollcall_login;
GRANT SELECT, INSERT, UPDATE ON passwords TO rollcall_login;
GRANT SELECT, INSERT, UPDATE, DELETE ON sessions, refresh_tokens, known_addresses TO rollcall_login;
GRANT SELECT, INSERT, UPDATE, DELETE ON sign_in_failures TO rollcall_login;
GRANT INSERT ON signing_keys TO rollcall_login;

GRANT SELECT, INSERT, UPDATE, DELETE ON employees, idempotency_keys TO rollcall_employees;

GRANT INSERT, UPDATE, DELETE ON users TO rollcall_admin;
GRANT INSERT, UPDATE (hash, changed_at), DELETE ON passwords TO rollcall_admin;
GRANT SELECT (user_id, changed_at) ON passwords TO rollcall_admin;
GRANT UPDATE (ended_at) ON sessions TO rollcall_admin;
GRANT SELECT, UPDATE ON administrator_guard TO rollcall_admin;
GRANT SELECT, INSERT, UPDATE, DELETE ON sign_in_failures TO rollcall_admin;
GRANT INSERT, UPDATE ON api_keys TO rollcall_admin;
GRANT UPDATE (retired_at) ON signing_keys TO rollcall_admin;
GRANT SELECT ON audit_events TO rollcall_admin;
GRANT SELECT, INSERT, UPDATE, DELETE ON idempotency_keys TO rollcall_admin;
