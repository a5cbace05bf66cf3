-- Requests of which nothing stands in a chain: what was refused, and acts on keys and roles with the address
-- they came from. See docs/decisions/0020.
--
-- subject_id, subject: null where nobody is known. fund: null where the path named none that there is.
-- times: how many it stands for; more than one where many alike came within a minute.
CREATE TABLE audit_request (
  number ${long} NOT NULL PRIMARY KEY CHECK (number > 0),
  asked_at ${long} NOT NULL,
  subject_id TEXT,
  subject TEXT,
  address TEXT NOT NULL,
  operation TEXT NOT NULL,
  fund ${long},
  outcome TEXT NOT NULL,
  trace TEXT NOT NULL,
  times ${long} NOT NULL CHECK (times > 0)
);

CREATE INDEX audit_request_by_moment ON audit_request (asked_at, number);

CREATE INDEX audit_request_by_fund ON audit_request (fund, asked_at, number);
