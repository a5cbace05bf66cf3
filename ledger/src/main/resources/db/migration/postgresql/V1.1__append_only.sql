-- What is recorded stays as it is: the store itself refuses to change or remove it, whoever asks.

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'What table % holds is never changed or removed.', TG_TABLE_NAME
    USING ERRCODE = 'restrict_violation';
END
$$;

CREATE TRIGGER fund_version_never_changes BEFORE UPDATE OR DELETE OR TRUNCATE ON fund_version
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TRIGGER account_never_changes BEFORE UPDATE OR DELETE OR TRUNCATE ON account
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TRIGGER entry_never_changes BEFORE UPDATE OR DELETE OR TRUNCATE ON entry
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TRIGGER posting_never_changes BEFORE UPDATE OR DELETE OR TRUNCATE ON posting
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TRIGGER agreement_never_changes BEFORE UPDATE OR DELETE OR TRUNCATE ON agreement
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TRIGGER allocation_never_changes BEFORE UPDATE OR DELETE OR TRUNCATE ON allocation
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TRIGGER fund_never_changes BEFORE UPDATE OR DELETE OR TRUNCATE ON fund
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
