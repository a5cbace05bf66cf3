-- What is recorded stays as it is, here as well.

CREATE TRIGGER access_act_never_changes BEFORE UPDATE ON access_act
BEGIN
  SELECT RAISE(ABORT, 'An act is never changed or removed.');
END;

CREATE TRIGGER access_act_never_goes BEFORE DELETE ON access_act
BEGIN
  SELECT RAISE(ABORT, 'An act is never changed or removed.');
END;

CREATE TRIGGER access_act_never_replaced BEFORE INSERT ON access_act
WHEN EXISTS (SELECT 1 FROM access_act WHERE by_id = NEW.by_id AND act_key = NEW.act_key)
BEGIN
  SELECT RAISE(ABORT, 'An act is never changed or removed.');
END;

-- Whoever adds a row, also by hand: what is kept in memory holds no longer.

CREATE TRIGGER access_key_counts AFTER INSERT ON access_key
BEGIN
  UPDATE access_version SET version = version + 1;
END;

CREATE TRIGGER access_key_end_counts AFTER INSERT ON access_key_end
BEGIN
  UPDATE access_version SET version = version + 1;
END;

CREATE TRIGGER access_grant_counts AFTER INSERT ON access_grant
BEGIN
  UPDATE access_version SET version = version + 1;
END;

CREATE TRIGGER access_grant_end_counts AFTER INSERT ON access_grant_end
BEGIN
  UPDATE access_version SET version = version + 1;
END;
