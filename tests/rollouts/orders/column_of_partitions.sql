ALTER PUBLICATION shop ADD TABLE app.parts;
-- @ migration
ALTER TABLE app.parts ADD COLUMN weight integer;

-- @ steps
-- each replica: Add column "weight" to app.parts
-- primary: Run 1.sql
