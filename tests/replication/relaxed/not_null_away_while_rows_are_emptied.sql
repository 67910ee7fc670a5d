-- happens: stops 23502
-- finds: constraint-relaxed
-- @ migration
ALTER TABLE app.orders ALTER COLUMN note DROP NOT NULL;
UPDATE app.orders SET note = NULL;
UPDATE app.orders SET note = 'again';
ALTER TABLE app.orders ALTER COLUMN note SET NOT NULL;
