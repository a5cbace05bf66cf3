-- What is recorded stays as it is, here as well.

CREATE TRIGGER period_event_never_changes BEFORE UPDATE OR DELETE OR TRUNCATE ON period_event
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TRIGGER fund_rules_never_changes BEFORE UPDATE OR DELETE OR TRUNCATE ON fund_rules
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TRIGGER reconciled_never_changes BEFORE UPDATE OR DELETE OR TRUNCATE ON reconciled
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
