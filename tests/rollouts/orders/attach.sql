ALTER PUBLICATION shop ADD TABLE app.parts;
-- @ migration
CREATE TABLE app.parts_b (LIKE app.parts INCLUDING ALL);
ALTER TABLE app.parts ATTACH PARTITION app.parts_b FOR VALUES IN ('b');

-- @ steps
-- each replica: Create app.parts_b
-- primary: Run 1.sql
-- primary: Wait until every replica has applied all of it
-- each subscription: Refresh the subscription
-- contract: List app.parts_b
-- read path: Queries may read app.parts_b
