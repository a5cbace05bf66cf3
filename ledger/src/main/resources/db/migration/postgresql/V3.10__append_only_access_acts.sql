-- What is recorded stays as it is, here as well.

CREATE TRIGGER access_act_never_changes BEFORE UPDATE OR DELETE OR TRUNCATE ON access_act
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Whoever adds a row, also by hand: what is kept in memory holds no longer.

CREATE FUNCTION count_access() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE access_version SET version = version + 1;
  RETURN NULL;
END;
$$;

CREATE TRIGGER access_key_counts AFTER INSERT ON access_key
  FOR EACH STATEMENT EXECUTE FUNCTION count_access();

CREATE TRIGGER access_key_end_counts AFTER INSERT ON access_key_end
  FOR EACH STATEMENT EXECUTE FUNCTION count_access();

CREATE TRIGGER access_grant_counts AFTER INSERT ON access_grant
  FOR EACH STATEMENT EXECUTE FUNCTION count_access();

CREATE TRIGGER access_grant_end_counts AFTER INSERT ON access_grant_end
  FOR EACH STATEMENT EXECUTE FUNCTION count_access();
