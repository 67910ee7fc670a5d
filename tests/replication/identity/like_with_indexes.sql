-- happens: stops 55000
-- finds: relation-not-in-contract
-- @ history
CREATE PUBLICATION shop FOR ALL TABLES;
-- @ migration
CREATE TABLE app.by_like (LIKE app.customers INCLUDING INDEXES);
-- @ later
INSERT INTO app.by_like VALUES (1, 'x', 'x');
UPDATE app.by_like SET name = 'y';
