-- happens: migration fails 42P16
-- finds: constraint-relaxed
-- @ history
ALTER TABLE app.orders REPLICA IDENTITY USING INDEX one_note;
-- @ migration
ALTER TABLE app.orders ALTER COLUMN note DROP NOT NULL;
-- @ later
UPDATE app.orders SET quantity = 2;
