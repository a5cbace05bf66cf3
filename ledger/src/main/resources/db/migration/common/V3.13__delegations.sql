-- A role may begin later, and may be held in somebody's place.

ALTER TABLE access_grant ADD COLUMN from_at ${long};

ALTER TABLE access_grant ADD COLUMN delegated_by TEXT;
