-- happens: later fails 42P10
-- finds: replica-identity
-- @ history
CREATE PUBLICATION shop FOR TABLE app.customers (id, email, name), app.orders, app.parts, app.places, app.stages;
-- @ migration
ALTER TABLE app.customers REPLICA IDENTITY FULL;
-- @ later
UPDATE app.customers SET name = 'x';
