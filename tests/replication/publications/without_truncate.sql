-- happens: differs
-- finds: publication-change
-- @ migration
ALTER PUBLICATION shop SET (publish = 'insert, update, delete');
TRUNCATE app.orders;
