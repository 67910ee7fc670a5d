-- happens: differs
-- finds: publication-change
-- @ migration
ALTER PUBLICATION shop SET (publish = 'insert, delete');
-- @ later
UPDATE app.customers SET name = 'x';
