ALTER TABLE checker_decisions ADD COLUMN severity VARCHAR(16);
ALTER TABLE checker_decisions ADD COLUMN confidence DOUBLE PRECISION;
