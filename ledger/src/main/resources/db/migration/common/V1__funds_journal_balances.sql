-- The first version of the ledger's store, for SQLite and PostgreSQL alike. What the two spell
-- differently is filled in: ${long} a 64-bit integer, ${bytes} binary data, and ${clustered} what
-- ends a table whose rows lie in the order of its primary key.
--
-- Days are whole numbers counted from 1 January 1970, and moments are microseconds since its first
-- instant, in UTC. Numbers compare, add up and pack the same on both stores; texts would invite
-- time zones and formats, and SQLite has no type for either.
--
-- Keys begin with the fund, so that funds can lie on different nodes of a distributed store.
--
-- Rows of entry and posting refer to each other and to account without foreign keys. Only one
-- writer adds them, in one transaction, and checking each row again would cost a third of the speed;
-- the seals and the replay of the journal prove what the keys would.

CREATE TABLE fund (
  id ${long} NOT NULL PRIMARY KEY,
  code TEXT NOT NULL UNIQUE
)${plain};

-- Every version of a fund stays, so that its names can be told as they were known at any moment.
CREATE TABLE fund_version (
  fund ${long} NOT NULL,
  version ${long} NOT NULL,
  document TEXT NOT NULL,
  recorded_at ${long} NOT NULL,
  actor TEXT NOT NULL,
  PRIMARY KEY (fund, version)
)${clustered};

-- Where each fund's journal ends. Writers lock this row, once for each group of entries.
CREATE TABLE fund_head (
  fund ${long} NOT NULL PRIMARY KEY,
  sequence ${long} NOT NULL,
  accounts ${long} NOT NULL,
  kept_to ${long} NOT NULL,
  recorded_at ${long} NOT NULL,
  seal ${bytes} NOT NULL,
  revision ${long} NOT NULL
)${plain};

CREATE TABLE account (
  fund ${long} NOT NULL,
  id ${long} NOT NULL,
  book ${long} NOT NULL CHECK (book BETWEEN 1 AND 3),
  kind TEXT NOT NULL,
  partner TEXT,
  stream TEXT,
  scheme TEXT,
  provider TEXT,
  measure TEXT,
  clause TEXT,
  reserve TEXT,
  nature TEXT,
  path TEXT NOT NULL,
  PRIMARY KEY (fund, id)
)${clustered};

CREATE UNIQUE INDEX account_by_path ON account (fund, book, path);

-- book: 1 PLAN, 2 ACTUAL, 3 IMPACT.
-- submitted_day: the day its sender gave, where a late entry was routed to an open period.
-- digest: SHA-256 of what was submitted. seal: SHA-256 over the digest, the recording and the seal
-- of the entry before.
CREATE TABLE entry (
  fund ${long} NOT NULL,
  sequence ${long} NOT NULL CHECK (sequence > 0),
  book ${long} NOT NULL CHECK (book BETWEEN 1 AND 3),
  kind TEXT NOT NULL,
  effective_day ${long} NOT NULL,
  submitted_day ${long},
  year_end ${long} NOT NULL CHECK (year_end IN (0, 1)),
  narrative TEXT NOT NULL,
  reference TEXT NOT NULL,
  entry_key TEXT NOT NULL,
  actor TEXT NOT NULL,
  approver TEXT,
  minute TEXT,
  reverses ${long},
  recorded_at ${long} NOT NULL,
  digest ${bytes} NOT NULL,
  seal ${bytes} NOT NULL,
  PRIMARY KEY (fund, sequence)
)${clustered};

CREATE UNIQUE INDEX entry_by_key ON entry (fund, entry_key);

CREATE INDEX entry_by_reversed ON entry (fund, reverses) WHERE reverses IS NOT NULL;

CREATE TABLE posting (
  fund ${long} NOT NULL,
  sequence ${long} NOT NULL,
  line ${long} NOT NULL,
  account ${long} NOT NULL,
  pence ${long} NOT NULL CHECK (pence <> 0),
  PRIMARY KEY (fund, sequence, line)
)${clustered};

-- Kept balances: what the postings up to fund_head.kept_to add up to. They can be thrown away and
-- built again from the postings, and are therefore the only tables of the journal that change.
-- segment: the entry's sequence less one, divided by 16,384. A question about what was known at some
-- moment adds whole segments and reads the entries of the last one.
CREATE TABLE kept_day (
  fund ${long} NOT NULL,
  account ${long} NOT NULL,
  day ${long} NOT NULL,
  segment ${long} NOT NULL,
  pence ${long} NOT NULL,
  PRIMARY KEY (fund, account, day, segment)
)${clustered};

-- month: the year times twelve plus the month counted from 0.
CREATE TABLE kept_month (
  fund ${long} NOT NULL,
  account ${long} NOT NULL,
  month ${long} NOT NULL,
  pence ${long} NOT NULL,
  PRIMARY KEY (fund, account, month)
)${clustered};

CREATE TABLE kept_month_segment (
  fund ${long} NOT NULL,
  account ${long} NOT NULL,
  month ${long} NOT NULL,
  segment ${long} NOT NULL,
  pence ${long} NOT NULL,
  PRIMARY KEY (fund, account, month, segment)
)${clustered};

CREATE TABLE agreement (
  fund ${long} NOT NULL,
  code TEXT NOT NULL,
  version ${long} NOT NULL,
  document TEXT NOT NULL,
  recorded_at ${long} NOT NULL,
  actor TEXT NOT NULL,
  PRIMARY KEY (fund, code, version)
)${clustered};

CREATE TABLE allocation (
  fund ${long} NOT NULL,
  allocation_key TEXT NOT NULL,
  agreement TEXT NOT NULL,
  version ${long} NOT NULL,
  period TEXT NOT NULL,
  digest TEXT NOT NULL,
  outturn TEXT NOT NULL,
  result TEXT NOT NULL,
  recorded_at ${long} NOT NULL,
  actor TEXT NOT NULL,
  PRIMARY KEY (fund, allocation_key)
)${clustered};

CREATE INDEX allocation_by_agreement ON allocation (fund, agreement, period);
