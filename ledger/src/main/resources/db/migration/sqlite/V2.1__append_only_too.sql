-- What is recorded stays as it is, here as well.

CREATE TRIGGER period_event_never_changes BEFORE UPDATE ON period_event
BEGIN
  SELECT RAISE(ABORT, 'An act on a period is never changed or removed.');
END;

CREATE TRIGGER period_event_never_goes BEFORE DELETE ON period_event
BEGIN
  SELECT RAISE(ABORT, 'An act on a period is never changed or removed.');
END;

CREATE TRIGGER period_event_never_replaced BEFORE INSERT ON period_event
WHEN EXISTS (SELECT 1 FROM period_event WHERE fund = NEW.fund AND number = NEW.number)
BEGIN
  SELECT RAISE(ABORT, 'An act on a period is never changed or removed.');
END;

CREATE TRIGGER fund_rules_never_changes BEFORE UPDATE ON fund_rules
BEGIN
  SELECT RAISE(ABORT, 'A version of a fund''s rules is never changed or removed.');
END;

CREATE TRIGGER fund_rules_never_goes BEFORE DELETE ON fund_rules
BEGIN
  SELECT RAISE(ABORT, 'A version of a fund''s rules is never changed or removed.');
END;

CREATE TRIGGER fund_rules_never_replaced BEFORE INSERT ON fund_rules
WHEN EXISTS (SELECT 1 FROM fund_rules WHERE fund = NEW.fund AND version = NEW.version)
BEGIN
  SELECT RAISE(ABORT, 'A version of a fund''s rules is never changed or removed.');
END;

CREATE TRIGGER reconciled_never_changes BEFORE UPDATE ON reconciled
BEGIN
  SELECT RAISE(ABORT, 'A reconciliation is never changed or removed.');
END;

CREATE TRIGGER reconciled_never_goes BEFORE DELETE ON reconciled
BEGIN
  SELECT RAISE(ABORT, 'A reconciliation is never changed or removed.');
END;

CREATE TRIGGER reconciled_never_replaced BEFORE INSERT ON reconciled
WHEN EXISTS (SELECT 1 FROM reconciled WHERE fund = NEW.fund AND number = NEW.number)
BEGIN
  SELECT RAISE(ABORT, 'A reconciliation is never changed or removed.');
END;
