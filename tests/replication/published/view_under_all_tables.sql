-- happens: follows
-- finds: nothing
-- @ history
CREATE PUBLICATION shop FOR ALL TABLES;
-- @ migration
CREATE VIEW app.names AS SELECT name FROM app.customers;
CREATE MATERIALIZED VIEW app.counts AS SELECT count(*) FROM app.customers;
