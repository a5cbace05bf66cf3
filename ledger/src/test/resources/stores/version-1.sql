PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE IF NOT EXISTS "schema_version" (
    "installed_rank" INT NOT NULL PRIMARY KEY,
    "version" VARCHAR(50),
    "description" VARCHAR(200) NOT NULL,
    "type" VARCHAR(20) NOT NULL,
    "script" VARCHAR(1000) NOT NULL,
    "checksum" INT,
    "installed_by" VARCHAR(100) NOT NULL,
    "installed_on" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f','now')),
    "execution_time" INT NOT NULL,
    "success" BOOLEAN NOT NULL
);
INSERT INTO schema_version VALUES(1,'1','funds journal balances','SQL','V1__funds_journal_balances.sql',94790152,'','2026-11-22 00:48:41.183',3,1);
INSERT INTO schema_version VALUES(2,'1.1','append only','SQL','V1.1__append_only.sql',648245500,'','2026-11-22 00:48:41.195',1,1);
CREATE TABLE fund (
  id INTEGER NOT NULL PRIMARY KEY,
  code TEXT NOT NULL UNIQUE
) STRICT;
INSERT INTO fund VALUES(1,'brackenshire');
CREATE TABLE fund_version (
  fund INTEGER NOT NULL,
  version INTEGER NOT NULL,
  document TEXT NOT NULL,
  recorded_at INTEGER NOT NULL,
  actor TEXT NOT NULL,
  PRIMARY KEY (fund, version)
) STRICT, WITHOUT ROWID;
INSERT INTO fund_version VALUES(1,1,'{"code":"brackenshire","name":"Brackenshire Better Care Fund","kind":"POOLED","host":"county","currency":"GBP","opensOn":"2016-04-01","closesOn":"2026-03-31","partners":[{"code":"icb","name":"Brackenshire Integrated Care Board","kind":"NHS_COMMISSIONER"},{"code":"county","name":"Brackenshire County Council","kind":"COUNCIL"},{"code":"acute","name":"Brackenshire Hospitals NHS Trust","kind":"NHS_PROVIDER"},{"code":"community","name":"Fenland Community NHS Trust","kind":"NHS_PROVIDER"},{"code":"charity","name":"Home from Hospital","kind":"VOLUNTARY_PROVIDER"}],"streams":[{"code":"nhs-minimum","name":"NHS minimum contribution","nature":"REVENUE","ringFenced":false,"mayCarryForward":false,"countsForShares":true,"recurrent":true},{"code":"dfg","name":"Disabled Facilities Grant","owner":"county","nature":"CAPITAL","ringFenced":true,"mayCarryForward":true,"countsForShares":false,"recurrent":true}],"schemes":[{"code":"reablement","name":"Reablement","lead":"icb","providers":["community","charity"],"streams":["nhs-minimum"],"nature":"REVENUE"},{"code":"adaptations","name":"Adaptations","lead":"county","providers":["charity"],"streams":["dfg"],"nature":"CAPITAL"}],"measures":[{"code":"emergency-admissions","name":"Emergency admissions","unit":"admission"}],"successions":[]}',1705311000123456,'treasurer');
CREATE TABLE fund_head (
  fund INTEGER NOT NULL PRIMARY KEY,
  sequence INTEGER NOT NULL,
  accounts INTEGER NOT NULL,
  kept_to INTEGER NOT NULL,
  recorded_at INTEGER NOT NULL,
  seal BLOB NOT NULL,
  revision INTEGER NOT NULL
) STRICT;
INSERT INTO fund_head VALUES(1,3,5,0,1705311000123456,X'41864f52bee28ccf5bcfba8fd7f280e1e9c1362d73679976cab4da7b31bbf525',1);
CREATE TABLE account (
  fund INTEGER NOT NULL,
  id INTEGER NOT NULL,
  book INTEGER NOT NULL CHECK (book BETWEEN 1 AND 3),
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
) STRICT, WITHOUT ROWID;
INSERT INTO account VALUES(1,1,2,'receivable','icb',NULL,NULL,NULL,NULL,NULL,NULL,NULL,'receivable:icb');
INSERT INTO account VALUES(1,2,2,'contribution','icb','nhs-minimum',NULL,NULL,NULL,NULL,NULL,NULL,'contribution:icb:nhs-minimum');
INSERT INTO account VALUES(1,3,2,'bank',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'bank');
INSERT INTO account VALUES(1,4,2,'spend',NULL,'nhs-minimum','reablement','community',NULL,NULL,NULL,NULL,'spend:reablement:nhs-minimum:community');
INSERT INTO account VALUES(1,5,2,'payable',NULL,NULL,NULL,'community',NULL,NULL,NULL,NULL,'payable:community');
CREATE TABLE entry (
  fund INTEGER NOT NULL,
  sequence INTEGER NOT NULL CHECK (sequence > 0),
  book INTEGER NOT NULL CHECK (book BETWEEN 1 AND 3),
  kind TEXT NOT NULL,
  effective_day INTEGER NOT NULL,
  submitted_day INTEGER,
  year_end INTEGER NOT NULL CHECK (year_end IN (0, 1)),
  narrative TEXT NOT NULL,
  reference TEXT NOT NULL,
  entry_key TEXT NOT NULL,
  actor TEXT NOT NULL,
  approver TEXT,
  minute TEXT,
  reverses INTEGER,
  recorded_at INTEGER NOT NULL,
  digest BLOB NOT NULL,
  seal BLOB NOT NULL,
  PRIMARY KEY (fund, sequence)
) STRICT, WITHOUT ROWID;
INSERT INTO entry VALUES(1,1,2,'general',19448,NULL,0,'Contribution due','','k1','treasurer',NULL,NULL,NULL,1705311000123456,X'0f558104a0ea25bebda0e5d89ad1dd6ab3ab5d88849d343f4a10df4840097ec0',X'f0a13c1c8c3afcf08a86a316966dcdcbec6c94517f7e63793b952603ab1545bb');
INSERT INTO entry VALUES(1,2,2,'general',19475,NULL,0,'Contribution received','REF 1','k2','treasurer',NULL,NULL,NULL,1705311000123456,X'fb13ece2f80f2058924f0455488caf1faf5c35c3dab0c5968192c19e4eb137a6',X'ec18af83889d6db1f25ef38ef5e6858db9960406744c12e51979a8851d944215');
INSERT INTO entry VALUES(1,3,2,'general',19508,NULL,0,'Work done','','k3','treasurer',NULL,NULL,NULL,1705311000123456,X'312b885e41a58b8dabfc665d7426af441f8335d4e48c59bedbec92d6837a4270',X'41864f52bee28ccf5bcfba8fd7f280e1e9c1362d73679976cab4da7b31bbf525');
CREATE TABLE posting (
  fund INTEGER NOT NULL,
  sequence INTEGER NOT NULL,
  line INTEGER NOT NULL,
  account INTEGER NOT NULL,
  pence INTEGER NOT NULL CHECK (pence <> 0),
  PRIMARY KEY (fund, sequence, line)
) STRICT, WITHOUT ROWID;
INSERT INTO posting VALUES(1,1,1,1,10000);
INSERT INTO posting VALUES(1,1,2,2,-10000);
INSERT INTO posting VALUES(1,2,1,3,10000);
INSERT INTO posting VALUES(1,2,2,1,-10000);
INSERT INTO posting VALUES(1,3,1,4,6001);
INSERT INTO posting VALUES(1,3,2,5,-6001);
CREATE TABLE kept_day (
  fund INTEGER NOT NULL,
  account INTEGER NOT NULL,
  day INTEGER NOT NULL,
  segment INTEGER NOT NULL,
  pence INTEGER NOT NULL,
  PRIMARY KEY (fund, account, day, segment)
) STRICT, WITHOUT ROWID;
CREATE TABLE kept_month (
  fund INTEGER NOT NULL,
  account INTEGER NOT NULL,
  month INTEGER NOT NULL,
  pence INTEGER NOT NULL,
  PRIMARY KEY (fund, account, month)
) STRICT, WITHOUT ROWID;
CREATE TABLE kept_month_segment (
  fund INTEGER NOT NULL,
  account INTEGER NOT NULL,
  month INTEGER NOT NULL,
  segment INTEGER NOT NULL,
  pence INTEGER NOT NULL,
  PRIMARY KEY (fund, account, month, segment)
) STRICT, WITHOUT ROWID;
CREATE TABLE agreement (
  fund INTEGER NOT NULL,
  code TEXT NOT NULL,
  version INTEGER NOT NULL,
  document TEXT NOT NULL,
  recorded_at INTEGER NOT NULL,
  actor TEXT NOT NULL,
  PRIMARY KEY (fund, code, version)
) STRICT, WITHOUT ROWID;
INSERT INTO agreement VALUES(1,'bcf',1,replace('agreement: It''s a test\nversion: 1\n','\n',char(10)),1705311000123456,'treasurer');
CREATE TABLE allocation (
  fund INTEGER NOT NULL,
  allocation_key TEXT NOT NULL,
  agreement TEXT NOT NULL,
  version INTEGER NOT NULL,
  period TEXT NOT NULL,
  digest TEXT NOT NULL,
  outturn TEXT NOT NULL,
  result TEXT NOT NULL,
  recorded_at INTEGER NOT NULL,
  actor TEXT NOT NULL,
  PRIMARY KEY (fund, allocation_key)
) STRICT, WITHOUT ROWID;
CREATE INDEX "schema_version_s_idx" ON "schema_version" ("success");
CREATE UNIQUE INDEX account_by_path ON account (fund, book, path);
CREATE UNIQUE INDEX entry_by_key ON entry (fund, entry_key);
CREATE INDEX entry_by_reversed ON entry (fund, reverses) WHERE reverses IS NOT NULL;
CREATE INDEX allocation_by_agreement ON allocation (fund, agreement, period);
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
COMMIT;
