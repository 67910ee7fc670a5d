-- happens: follows
-- finds: nothing
-- @ migration
ALTER PUBLICATION shop SET (publish = 'insert, update, delete');
-- @ later
INSERT INTO app.customers VALUES (2, 'bob@shop.example', 'Bob');
