-- What is recorded stays as it is, here as well.

CREATE TRIGGER access_key_never_changes BEFORE UPDATE ON access_key
BEGIN
  SELECT RAISE(ABORT, 'A key is never changed or removed.');
END;

CREATE TRIGGER access_key_never_goes BEFORE DELETE ON access_key
BEGIN
  SELECT RAISE(ABORT, 'A key is never changed or removed.');
END;

CREATE TRIGGER access_key_never_replaced BEFORE INSERT ON access_key
WHEN EXISTS (SELECT 1 FROM access_key WHERE id = NEW.id)
BEGIN
  SELECT RAISE(ABORT, 'A key is never changed or removed.');
END;

CREATE TRIGGER access_key_end_never_changes BEFORE UPDATE ON access_key_end
BEGIN
  SELECT RAISE(ABORT, 'The revocation of a key is never changed or removed.');
END;

CREATE TRIGGER access_key_end_never_goes BEFORE DELETE ON access_key_end
BEGIN
  SELECT RAISE(ABORT, 'The revocation of a key is never changed or removed.');
END;

CREATE TRIGGER access_key_end_never_replaced BEFORE INSERT ON access_key_end
WHEN EXISTS (SELECT 1 FROM access_key_end WHERE id = NEW.id)
BEGIN
  SELECT RAISE(ABORT, 'The revocation of a key is never changed or removed.');
END;

CREATE TRIGGER access_grant_never_changes BEFORE UPDATE ON access_grant
BEGIN
  SELECT RAISE(ABORT, 'A grant is never changed or removed.');
END;

CREATE TRIGGER access_grant_never_goes BEFORE DELETE ON access_grant
BEGIN
  SELECT RAISE(ABORT, 'A grant is never changed or removed.');
END;

CREATE TRIGGER access_grant_never_replaced BEFORE INSERT ON access_grant
WHEN EXISTS (SELECT 1 FROM access_grant WHERE number = NEW.number)
BEGIN
  SELECT RAISE(ABORT, 'A grant is never changed or removed.');
END;

CREATE TRIGGER access_grant_end_never_changes BEFORE UPDATE ON access_grant_end
BEGIN
  SELECT RAISE(ABORT, 'The end of a grant is never changed or removed.');
END;

CREATE TRIGGER access_grant_end_never_goes BEFORE DELETE ON access_grant_end
BEGIN
  SELECT RAISE(ABORT, 'The end of a grant is never changed or removed.');
END;

CREATE TRIGGER access_grant_end_never_replaced BEFORE INSERT ON access_grant_end
WHEN EXISTS (SELECT 1 FROM access_grant_end WHERE number = NEW.number)
BEGIN
  SELECT RAISE(ABORT, 'The end of a grant is never changed or removed.');
END;

CREATE TRIGGER access_first_never_changes BEFORE UPDATE ON access_first
BEGIN
  SELECT RAISE(ABORT, 'The first key is never changed or removed.');
END;

CREATE TRIGGER access_first_never_goes BEFORE DELETE ON access_first
BEGIN
  SELECT RAISE(ABORT, 'The first key is never changed or removed.');
END;

CREATE TRIGGER access_first_never_replaced BEFORE INSERT ON access_first
WHEN EXISTS (SELECT 1 FROM access_first WHERE one = NEW.one)
BEGIN
  SELECT RAISE(ABORT, 'The first key is never changed or removed.');
END;
