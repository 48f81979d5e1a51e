CREATE TABLE checker_schema (version INTEGER);
INSERT INTO checker_schema VALUES (1);
CREATE TABLE checker_decisions (
    sequence INTEGER PRIMARY KEY AUTOINCREMENT,
    "key" VARCHAR(64) NOT NULL UNIQUE,
    fingerprint VARCHAR(64) NOT NULL,
    digest VARCHAR(64) NOT NULL,
    judgement VARCHAR(16) NOT NULL,
    reviewer TEXT NOT NULL,
    "when" TIMESTAMP NOT NULL,
    "check" TEXT NOT NULL,
    pair TEXT NOT NULL,
    source_value TEXT NOT NULL,
    target_value TEXT NOT NULL,
    reason TEXT NOT NULL,
    note TEXT NOT NULL,
    suggestion TEXT NOT NULL
);
CREATE INDEX checker_decisions_last ON checker_decisions (fingerprint, "when", sequence);
INSERT INTO checker_decisions VALUES (7, 'k1', 'f1', 'd1', 'dismissed', 'منى', '2026-01-02 09:30:00.000000', 'number',
    'flood', '47', '74', 'rounded', '', '');
