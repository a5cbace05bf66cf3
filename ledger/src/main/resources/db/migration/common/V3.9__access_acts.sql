-- A change of keys and roles whose sender named it by a key: it is done once. result: the id of the key, or the
-- number of the grant.
CREATE TABLE access_act (
  by_id TEXT NOT NULL,
  act_key TEXT NOT NULL,
  act TEXT NOT NULL,
  digest TEXT NOT NULL,
  result TEXT NOT NULL,
  PRIMARY KEY (by_id, act_key)
);

-- How often keys and roles were changed, so that who keeps them in memory knows whether they still hold.
CREATE TABLE access_version (
  one ${long} NOT NULL PRIMARY KEY CHECK (one = 1),
  version ${long} NOT NULL
);

INSERT INTO access_version (one, version) VALUES (1, 0);
