-- What is recorded stays as it is: the store itself refuses to change or remove it, whoever asks.
-- The triggers before INSERT stop INSERT OR REPLACE, which removes rows without any other trigger,
-- and postings that somebody would add to an entry of the past.

CREATE TRIGGER fund_version_never_changes BEFORE UPDATE ON fund_version
BEGIN
  SELECT RAISE(ABORT, 'A version of a fund is never changed or removed.');
END;

CREATE TRIGGER fund_version_never_goes BEFORE DELETE ON fund_version
BEGIN
  SELECT RAISE(ABORT, 'A version of a fund is never changed or removed.');
END;

CREATE TRIGGER fund_version_never_replaced BEFORE INSERT ON fund_version
WHEN EXISTS (SELECT 1 FROM fund_version WHERE fund = NEW.fund AND version = NEW.version)
BEGIN
  SELECT RAISE(ABORT, 'A version of a fund is never changed or removed.');
END;

CREATE TRIGGER account_never_changes BEFORE UPDATE ON account
BEGIN
  SELECT RAISE(ABORT, 'An account is never changed or removed.');
END;

CREATE TRIGGER account_never_goes BEFORE DELETE ON account
BEGIN
  SELECT RAISE(ABORT, 'An account is never changed or removed.');
END;

CREATE TRIGGER account_never_replaced BEFORE INSERT ON account
WHEN EXISTS (
  SELECT 1 FROM account
  WHERE fund = NEW.fund AND (id = NEW.id OR (book = NEW.book AND path = NEW.path)))
BEGIN
  SELECT RAISE(ABORT, 'An account is never changed or removed.');
END;

CREATE TRIGGER entry_never_changes BEFORE UPDATE ON entry
BEGIN
  SELECT RAISE(ABORT, 'A recorded entry is never changed or removed.');
END;

CREATE TRIGGER entry_never_goes BEFORE DELETE ON entry
BEGIN
  SELECT RAISE(ABORT, 'A recorded entry is never changed or removed.');
END;

CREATE TRIGGER entry_never_replaced BEFORE INSERT ON entry
WHEN NEW.sequence <= (SELECT sequence FROM fund_head WHERE fund = NEW.fund)
  OR EXISTS (SELECT 1 FROM entry WHERE fund = NEW.fund AND entry_key = NEW.entry_key)
BEGIN
  SELECT RAISE(ABORT, 'A recorded entry is never changed or removed.');
END;

CREATE TRIGGER posting_never_changes BEFORE UPDATE ON posting
BEGIN
  SELECT RAISE(ABORT, 'A posting of a recorded entry is never changed or removed.');
END;

CREATE TRIGGER posting_never_goes BEFORE DELETE ON posting
BEGIN
  SELECT RAISE(ABORT, 'A posting of a recorded entry is never changed or removed.');
END;

CREATE TRIGGER posting_never_replaced BEFORE INSERT ON posting
WHEN NEW.sequence <= (SELECT sequence FROM fund_head WHERE fund = NEW.fund)
BEGIN
  SELECT RAISE(ABORT, 'A posting of a recorded entry is never changed or removed.');
END;

CREATE TRIGGER agreement_never_changes BEFORE UPDATE ON agreement
BEGIN
  SELECT RAISE(ABORT, 'A version of an agreement is never changed or removed.');
END;

CREATE TRIGGER agreement_never_goes BEFORE DELETE ON agreement
BEGIN
  SELECT RAISE(ABORT, 'A version of an agreement is never changed or removed.');
END;

CREATE TRIGGER agreement_never_replaced BEFORE INSERT ON agreement
WHEN EXISTS (SELECT 1 FROM agreement WHERE fund = NEW.fund AND code = NEW.code AND version = NEW.version)
BEGIN
  SELECT RAISE(ABORT, 'A version of an agreement is never changed or removed.');
END;

CREATE TRIGGER allocation_never_changes BEFORE UPDATE ON allocation
BEGIN
  SELECT RAISE(ABORT, 'A recorded allocation is never changed or removed.');
END;

CREATE TRIGGER allocation_never_goes BEFORE DELETE ON allocation
BEGIN
  SELECT RAISE(ABORT, 'A recorded allocation is never changed or removed.');
END;

CREATE TRIGGER allocation_never_replaced BEFORE INSERT ON allocation
WHEN EXISTS (SELECT 1 FROM allocation WHERE fund = NEW.fund AND allocation_key = NEW.allocation_key)
BEGIN
  SELECT RAISE(ABORT, 'A recorded allocation is never changed or removed.');
END;

CREATE TRIGGER fund_never_changes BEFORE UPDATE ON fund
BEGIN
  SELECT RAISE(ABORT, 'A fund is never changed or removed.');
END;

CREATE TRIGGER fund_never_goes BEFORE DELETE ON fund
BEGIN
  SELECT RAISE(ABORT, 'A fund is never changed or removed.');
END;

CREATE TRIGGER fund_never_replaced BEFORE INSERT ON fund
WHEN EXISTS (SELECT 1 FROM fund WHERE id = NEW.id OR code = NEW.code)
BEGIN
  SELECT RAISE(ABORT, 'A fund is never changed or removed.');
END;
