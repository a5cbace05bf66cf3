-- What these tables held stands in the chain now.
DROP TABLE fund_version;
DROP TABLE fund_rules;
DROP TABLE period_event;
DROP TABLE agreement;
DROP TABLE allocation;
DROP TABLE reconciled;
