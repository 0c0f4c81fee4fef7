-- Only where the engine has trigrams: these serve "contains" searches. They change no answer, only its cost.
CREATE EXTENSION IF NOT EXISTS pg_trgm;

CREATE INDEX employees_name_trigrams ON employees USING gin (name_folded gin_trgm_ops);

CREATE INDEX employees_city_trigrams ON employees USING gin (city_folded gin_trgm_ops);

CREATE INDEX employees_country_trigrams ON employees USING gin (country_folded gin_trgm_ops);
