-- happens: differs
-- finds: nothing
-- because: the contract says that the column goes
-- @ replica
ALTER TABLE app.stages ALTER COLUMN colour SET DEFAULT 'red';
-- @ history
ALTER TABLE app.stages ALTER COLUMN colour SET DEFAULT 'red';
-- @ migration
ALTER TABLE app.stages DROP COLUMN colour;
-- @ later
INSERT INTO app.stages VALUES (2, 'second', 2);
