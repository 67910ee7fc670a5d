-- happens: follows
-- finds: nothing
-- @ migration
ALTER TABLE app.orders ALTER COLUMN note DROP NOT NULL;
UPDATE app.orders SET note = 'one' WHERE id = 1;
UPDATE app.orders SET note = 'other' WHERE id = 1;
ALTER TABLE app.orders ALTER COLUMN note SET NOT NULL;
