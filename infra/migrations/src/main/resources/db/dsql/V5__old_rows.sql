-- As db/postgresql has it.
CREATE INDEX ASYNC IF NOT EXISTS sessions_by_end ON sessions (expires_at);

CREATE INDEX ASYNC IF NOT EXISTS rate_limits_by_start ON rate_limits (started_at);

CREATE INDEX ASYNC IF NOT EXISTS sign_in_failures_by_time ON sign_in_failures (last_at);

CREATE INDEX ASYNC IF NOT EXISTS known_addresses_by_time ON known_addresses (seen_at);

CREATE INDEX ASYNC IF NOT EXISTS idempotency_keys_by_time ON idempotency_keys (created_at);
