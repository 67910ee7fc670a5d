-- happens: follows
-- finds: nothing
-- @ migration
BEGIN;
ALTER TABLE app.orders DROP CONSTRAINT orders_pkey;
INSERT INTO app.orders (id, note) VALUES (2, 'b');
ALTER TABLE app.orders ADD PRIMARY KEY (id);
COMMIT;
