-- What is recorded stays as it is, but for one thing: a narrative may go, and with it the salt that it was hashed
-- with, once an event of the chain says so. An empty salt says that there was one. See docs/decisions/0025.
--
-- IS compares without losing a row to a null; whatever is not known to be let through is refused.

DROP TRIGGER entry_never_changes;

CREATE TRIGGER entry_never_changes BEFORE UPDATE ON entry
WHEN (
  LENGTH(OLD.salt) = 16 AND LENGTH(NEW.salt) = 0 AND NEW.narrative = ''
  AND NEW.fund IS OLD.fund AND NEW.sequence IS OLD.sequence AND NEW.book IS OLD.book
  AND NEW.kind IS OLD.kind AND NEW.effective_day IS OLD.effective_day
  AND NEW.submitted_day IS OLD.submitted_day AND NEW.year_end IS OLD.year_end
  AND NEW.reference IS OLD.reference AND NEW.entry_key IS OLD.entry_key
  AND NEW.actor IS OLD.actor AND NEW.actor_id IS OLD.actor_id
  AND NEW.approver IS OLD.approver AND NEW.approver_id IS OLD.approver_id
  AND NEW.minute IS OLD.minute AND NEW.reverses IS OLD.reverses
  AND NEW.recorded_at IS OLD.recorded_at AND NEW.digest IS OLD.digest AND NEW.seal IS OLD.seal
  AND EXISTS (
    SELECT 1 FROM event WHERE fund = OLD.fund AND kind = 'redaction'
      AND subject = 'entry ' || OLD.sequence)
) IS NOT TRUE
BEGIN
  SELECT RAISE(ABORT, 'A recorded entry is never changed or removed.');
END;

-- A proposal, its answers and an act may have the text of an entry, or a hash of it without a salt.

DROP TRIGGER event_never_changes;

CREATE TRIGGER event_never_changes BEFORE UPDATE ON event
WHEN (
  LENGTH(OLD.salt) = 16 AND LENGTH(NEW.salt) = 0
  AND OLD.kind IN ('proposal', 'answer', 'act')
  AND NEW.fund IS OLD.fund AND NEW.number IS OLD.number AND NEW.after_entry IS OLD.after_entry
  AND NEW.kind IS OLD.kind AND NEW.subject IS OLD.subject
  AND NEW.actor_id IS OLD.actor_id AND NEW.actor IS OLD.actor
  AND NEW.recorded_at IS OLD.recorded_at AND NEW.adopted_at IS OLD.adopted_at
  AND NEW.seal IS OLD.seal
  AND EXISTS (
    SELECT 1 FROM event WHERE fund = OLD.fund AND kind = 'redaction'
      AND subject = 'event ' || OLD.number)
) IS NOT TRUE
BEGIN
  SELECT RAISE(ABORT, 'An event is never changed or removed.');
END;
