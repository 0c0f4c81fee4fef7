-- What is swept away is found by its age, whatever the size of the table.
CREATE INDEX sessions_by_end ON sessions (expires_at);

CREATE INDEX rate_limits_by_start ON rate_limits (started_at);

CREATE INDEX sign_in_failures_by_time ON sign_in_failures (last_at);

CREATE INDEX known_addresses_by_time ON known_addresses (seen_at);

CREATE INDEX idempotency_keys_by_time ON idempotency_keys (created_at);
