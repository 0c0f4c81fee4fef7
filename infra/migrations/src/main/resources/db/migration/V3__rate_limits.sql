-- Windows of the fleet-wide limits. A row is written over again and again, one for each client.
CREATE TABLE IF NOT EXISTS rate_limits (
  rule text NOT NULL,
  client text NOT NULL,
  started_at timestamptz NOT NULL,
  used bigint NOT NULL,
  PRIMARY KEY (rule, client)
);
