-- What is recorded stays as it is, here as well.

CREATE TRIGGER audit_request_never_changes BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_request
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
