-- One chain for everything that has meaning: entries, and events beside them. An event stands after the
-- entry that it names and before the next; each link is sealed to the one before it. Versions of
-- funds, rules, acts on periods, agreements, allocations and reconciliations are events, and nothing
-- else keeps them.
--
-- kind: what the event records. subject: what it is about, in the words of its kind.
-- adopted_at: when it was taken into the chain, where it was recorded before there was one.
-- salt: what personal texts are hashed with, so that the seals hold when the texts are taken out.

CREATE TABLE event (
  fund ${long} NOT NULL,
  number ${long} NOT NULL CHECK (number > 0),
  after_entry ${long} NOT NULL,
  kind TEXT NOT NULL,
  subject TEXT NOT NULL,
  document TEXT NOT NULL,
  actor_id TEXT NOT NULL,
  actor TEXT NOT NULL,
  salt ${bytes} NOT NULL,
  recorded_at ${long} NOT NULL,
  adopted_at ${long},
  seal ${bytes} NOT NULL,
  PRIMARY KEY (fund, number)
)${clustered};

CREATE INDEX event_by_subject ON event (fund, kind, subject, number);

-- Entries recorded before this have neither salt nor ids.
ALTER TABLE entry ADD COLUMN salt ${bytes};
ALTER TABLE entry ADD COLUMN actor_id TEXT;
ALTER TABLE entry ADD COLUMN approver_id TEXT;

-- How many events the chain has. It was a count of changes before; the events adopted set it.
ALTER TABLE fund_head RENAME COLUMN revision TO events;
