-- happens: differs
-- finds: publication-change
-- @ history
CREATE PUBLICATION shop FOR TABLES IN SCHEMA app;
-- @ migration
ALTER PUBLICATION shop DROP TABLES IN SCHEMA app;
-- @ later
INSERT INTO app.customers VALUES (2, 'bob@shop.example', 'Bob');
