-- What is recorded stays as it is, here as well.

CREATE TRIGGER audit_request_never_changes BEFORE UPDATE ON audit_request
BEGIN
  SELECT RAISE(ABORT, 'What was noted of a request is never changed or removed.');
END;

CREATE TRIGGER audit_request_never_goes BEFORE DELETE ON audit_request
BEGIN
  SELECT RAISE(ABORT, 'What was noted of a request is never changed or removed.');
END;

CREATE TRIGGER audit_request_never_replaced BEFORE INSERT ON audit_request
WHEN EXISTS (SELECT 1 FROM audit_request WHERE number = NEW.number)
BEGIN
  SELECT RAISE(ABORT, 'What was noted of a request is never changed or removed.');
END;
