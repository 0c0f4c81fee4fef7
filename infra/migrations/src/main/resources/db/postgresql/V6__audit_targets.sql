CREATE INDEX audit_events_by_target ON audit_events (target, id);
