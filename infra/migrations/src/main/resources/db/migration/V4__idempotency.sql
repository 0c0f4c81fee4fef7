-- The first answer to a write that its client named; kept for a day.
CREATE TABLE IF NOT EXISTS idempotency_keys (
  principal text NOT NULL,
  route text NOT NULL,
  key text NOT NULL,
  request text NOT NULL,
  outcome text NOT NULL,
  result text NOT NULL,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (principal, route, key)
);
