-- What all entries of a fund debit, but for those that take others back, in pence. No sum of postings is
-- larger than twice as much, so a bound of it bounds every answer. Each half is added up by itself:
-- the pence of books that nothing bounded need not fit together.
ALTER TABLE fund_head ADD COLUMN gross_debits ${long} DEFAULT 0 NOT NULL;

UPDATE fund_head SET gross_debits = (
  SELECT CASE
    WHEN SUM(p.pence / 1000000) >= 1000000000000 THEN 1000000000000000000
    ELSE COALESCE(SUM(p.pence / 1000000) * 1000000 + SUM(p.pence % 1000000), 0)
  END
  FROM posting p JOIN entry e ON e.fund = p.fund AND e.sequence = p.sequence
  WHERE p.fund = fund_head.fund AND p.pence > 0 AND e.reverses IS NULL
);
