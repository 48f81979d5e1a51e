CREATE TABLE checker_decisions (
    sequence $sequence,
    "key" VARCHAR(64) NOT NULL UNIQUE,
    fingerprint VARCHAR(64) NOT NULL,
    digest VARCHAR(64) NOT NULL,
    judgement VARCHAR(16) NOT NULL,
    reviewer TEXT NOT NULL,
    "when" $time NOT NULL,
    "check" TEXT NOT NULL,
    pair TEXT NOT NULL,
    source_value TEXT NOT NULL,
    target_value TEXT NOT NULL,
    reason TEXT NOT NULL,
    note TEXT NOT NULL,
    suggestion TEXT NOT NULL
);
CREATE INDEX checker_decisions_last ON checker_decisions (fingerprint, "when", sequence);
