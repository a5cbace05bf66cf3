-- Who may ask the service. Keys and roles are of no one fund, so they stand in no chain; what was given
-- and taken back is appended and never changed. See docs/decisions/0015.

-- digest: the SHA-256 of the whole key, which is kept nowhere. funds, operations: codes joined by commas;
-- null for all.
CREATE TABLE access_key (
  id TEXT NOT NULL PRIMARY KEY,
  digest TEXT NOT NULL,
  subject_id TEXT NOT NULL,
  subject TEXT NOT NULL,
  funds TEXT,
  operations TEXT,
  expires_at ${long},
  by_id TEXT NOT NULL,
  by_name TEXT NOT NULL,
  given_at ${long} NOT NULL,
  reason TEXT NOT NULL
);

CREATE TABLE access_key_end (
  id TEXT NOT NULL PRIMARY KEY,
  by_id TEXT NOT NULL,
  by_name TEXT NOT NULL,
  given_at ${long} NOT NULL,
  reason TEXT NOT NULL
);

-- fund: null for all, also those to come.
CREATE TABLE access_grant (
  number ${long} NOT NULL PRIMARY KEY CHECK (number > 0),
  subject_id TEXT NOT NULL,
  subject TEXT NOT NULL,
  role TEXT NOT NULL,
  fund TEXT,
  partner TEXT,
  until_at ${long},
  by_id TEXT NOT NULL,
  by_name TEXT NOT NULL,
  given_at ${long} NOT NULL,
  reason TEXT NOT NULL
);

CREATE INDEX access_grant_by_subject ON access_grant (subject_id, number);

CREATE TABLE access_grant_end (
  number ${long} NOT NULL PRIMARY KEY,
  by_id TEXT NOT NULL,
  by_name TEXT NOT NULL,
  given_at ${long} NOT NULL,
  reason TEXT NOT NULL
);

-- One row at most: which key was the first, whoever asks at the same time.
CREATE TABLE access_first (
  one ${long} NOT NULL PRIMARY KEY CHECK (one = 1),
  id TEXT NOT NULL
);

-- When a key was used last. Not history: it is written over, at most once a minute.
CREATE TABLE access_use (
  id TEXT NOT NULL PRIMARY KEY,
  used_at ${long} NOT NULL
);
