-- happens: migration fails 23502
-- finds: required-column-without-default
-- @ history
INSERT INTO app.customers VALUES (2, 'bob@shop.example', NULL);
INSERT INTO app.customers VALUES (3, 'cid@shop.example', NULL);
-- @ migration
UPDATE app.customers SET name = 'Bob' WHERE id = 2 AND name IS DISTINCT FROM 'Bob';
ALTER TABLE app.customers ALTER COLUMN name SET NOT NULL;
