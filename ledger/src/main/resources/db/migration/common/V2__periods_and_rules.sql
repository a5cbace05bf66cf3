-- Every act on a period, in order. How a period stands is what its last act made of it.
CREATE TABLE period_event (
  fund ${long} NOT NULL,
  number ${long} NOT NULL,
  year ${long} NOT NULL,
  period ${long} NOT NULL CHECK (period BETWEEN 1 AND 13),
  action TEXT NOT NULL,
  actor TEXT NOT NULL,
  reason TEXT NOT NULL,
  recorded_at ${long} NOT NULL,
  PRIMARY KEY (fund, number)
)${clustered};

-- Every version of a fund's rules, as JSON. The newest binds.
CREATE TABLE fund_rules (
  fund ${long} NOT NULL,
  version ${long} NOT NULL,
  document TEXT NOT NULL,
  recorded_at ${long} NOT NULL,
  actor TEXT NOT NULL,
  PRIMARY KEY (fund, version)
)${clustered};

-- Up to which day a partner's list was compared with ours, and what it came to.
CREATE TABLE reconciled (
  fund ${long} NOT NULL,
  number ${long} NOT NULL,
  partner TEXT NOT NULL,
  up_to_day ${long} NOT NULL,
  difference ${long} NOT NULL,
  actor TEXT NOT NULL,
  recorded_at ${long} NOT NULL,
  PRIMARY KEY (fund, number)
)${clustered};
