-- What is recorded stays as it is, here as well.

CREATE TRIGGER access_key_never_changes BEFORE UPDATE OR DELETE OR TRUNCATE ON access_key
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TRIGGER access_key_end_never_changes BEFORE UPDATE OR DELETE OR TRUNCATE ON access_key_end
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TRIGGER access_grant_never_changes BEFORE UPDATE OR DELETE OR TRUNCATE ON access_grant
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TRIGGER access_grant_end_never_changes BEFORE UPDATE OR DELETE OR TRUNCATE ON access_grant_end
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TRIGGER access_first_never_changes BEFORE UPDATE OR DELETE OR TRUNCATE ON access_first
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
