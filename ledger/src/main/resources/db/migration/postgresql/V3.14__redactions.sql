-- What is recorded stays as it is, but for one thing: a narrative may go, and with it the salt that it was hashed
-- with, once an event of the chain says so. An empty salt says that there was one. See docs/decisions/0025.
--
-- The tables are named with their schema, and nothing else is looked up by the caller's path: a table of the
-- caller's own, such as a temporary one, must not stand in for the chain.

CREATE FUNCTION refuse_change_of_entry() RETURNS trigger LANGUAGE plpgsql
  SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  kept RECORD;
  is_said BOOLEAN;
BEGIN
  kept := NEW;
  kept.narrative := OLD.narrative;
  kept.salt := OLD.salt;
  EXECUTE format(
    'SELECT EXISTS (SELECT 1 FROM %I.event WHERE fund = $1 AND kind = ''redaction'' AND subject = $2)',
    TG_TABLE_SCHEMA) INTO is_said USING OLD.fund, 'entry ' || OLD.sequence;
  IF kept IS NOT DISTINCT FROM OLD AND is_said AND NEW.narrative = ''
    AND length(OLD.salt) = 16 AND length(NEW.salt) = 0
  THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'What table % holds is never changed or removed.', TG_TABLE_NAME
    USING ERRCODE = 'restrict_violation';
END
$$;

-- A proposal, its answers and an act may have the text of an entry, or a hash of it without a salt.

CREATE FUNCTION refuse_change_of_event() RETURNS trigger LANGUAGE plpgsql
  SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  kept RECORD;
  is_said BOOLEAN;
BEGIN
  kept := NEW;
  kept.document := OLD.document;
  kept.salt := OLD.salt;
  EXECUTE format(
    'SELECT EXISTS (SELECT 1 FROM %I.event WHERE fund = $1 AND kind = ''redaction'' AND subject = $2)',
    TG_TABLE_SCHEMA) INTO is_said USING OLD.fund, 'event ' || OLD.number;
  IF kept IS NOT DISTINCT FROM OLD AND is_said AND OLD.kind IN ('proposal', 'answer', 'act')
    AND length(OLD.salt) = 16 AND length(NEW.salt) = 0
  THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'What table % holds is never changed or removed.', TG_TABLE_NAME
    USING ERRCODE = 'restrict_violation';
END
$$;

DROP TRIGGER entry_never_changes ON entry;

CREATE TRIGGER entry_never_changes BEFORE UPDATE ON entry
  FOR EACH ROW EXECUTE FUNCTION refuse_change_of_entry();

CREATE TRIGGER entry_never_goes BEFORE DELETE OR TRUNCATE ON entry
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

DROP TRIGGER event_never_changes ON event;

CREATE TRIGGER event_never_changes BEFORE UPDATE ON event
  FOR EACH ROW EXECUTE FUNCTION refuse_change_of_event();

CREATE TRIGGER event_never_goes BEFORE DELETE OR TRUNCATE ON event
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
