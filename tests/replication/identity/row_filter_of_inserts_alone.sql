-- happens: follows
-- finds: nothing
-- @ history
CREATE TABLE app.log (id bigint PRIMARY KEY, kind text);
CREATE PUBLICATION shop FOR TABLE app.customers, app.orders, app.parts, app.marks, app.places, app.stages;
-- @ migration
CREATE PUBLICATION log FOR TABLE app.log WHERE (kind <> 'debug') WITH (publish = 'insert');
-- @ later
INSERT INTO app.log VALUES (1, 'x');
UPDATE app.log SET kind = 'y';
