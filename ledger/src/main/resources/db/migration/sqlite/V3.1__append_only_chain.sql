-- What is recorded stays as it is, here as well.

CREATE TRIGGER event_never_changes BEFORE UPDATE ON event
BEGIN
  SELECT RAISE(ABORT, 'An event is never changed or removed.');
END;

CREATE TRIGGER event_never_goes BEFORE DELETE ON event
BEGIN
  SELECT RAISE(ABORT, 'An event is never changed or removed.');
END;

CREATE TRIGGER event_never_replaced BEFORE INSERT ON event
WHEN NEW.number <= (SELECT events FROM fund_head WHERE fund = NEW.fund)
BEGIN
  SELECT RAISE(ABORT, 'An event is never changed or removed.');
END;
