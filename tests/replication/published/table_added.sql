-- happens: stops 55000
-- finds: relation-not-in-contract
-- @ migration
CREATE TABLE app.events (id bigint PRIMARY KEY);
ALTER PUBLICATION shop ADD TABLE app.events;
-- @ later
INSERT INTO app.events VALUES (1);
