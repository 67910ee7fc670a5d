-- happens: later fails 55000
-- finds: constraint-relaxed, replica-identity
-- @ history
ALTER TABLE app.orders REPLICA IDENTITY USING INDEX one_note;
-- @ migration
ALTER TABLE app.orders DROP CONSTRAINT one_note;
-- @ later
UPDATE app.orders SET quantity = 2;
