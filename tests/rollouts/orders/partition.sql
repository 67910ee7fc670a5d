CREATE TABLE app.events (id bigint, year integer, PRIMARY KEY (id, year)) PARTITION BY LIST (year);
CREATE TABLE app.events_2026 PARTITION OF app.events FOR VALUES IN (2026);
ALTER PUBLICATION shop ADD TABLE app.events;

-- @ steps
-- each replica: Create app.events
-- each replica: Create app.events_2026
-- primary: Run 1.sql
-- primary: Wait until every replica has applied all of it
-- each subscription: Refresh the subscription
-- contract: List app.events
-- read path: Queries may read app.events
