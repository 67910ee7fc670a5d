-- happens: later fails 42P10
-- finds: replica-identity
-- @ history
ALTER TABLE app.orders REPLICA IDENTITY FULL;
CREATE PUBLICATION shop FOR TABLE app.customers, app.orders WHERE (quantity > 0),
    app.parts, app.marks, app.places, app.stages;
-- @ migration
ALTER TABLE app.orders REPLICA IDENTITY DEFAULT;
-- @ later
UPDATE app.orders SET note = 'n';
