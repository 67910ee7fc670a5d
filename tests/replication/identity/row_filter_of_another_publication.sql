-- happens: later fails 42P10
-- finds: replica-identity
-- @ migration
CREATE PUBLICATION warehouse FOR TABLE app.orders WHERE (quantity > 3);
-- @ later
UPDATE app.orders SET note = 'n';
