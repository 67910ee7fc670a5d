-- happens: stops 55000
-- finds: column-not-in-contract
-- @ migration
ALTER TABLE app.orders ADD COLUMN old integer;
INSERT INTO app.orders (id, note) VALUES (2, 'b');
ALTER TABLE app.orders DROP COLUMN old;
