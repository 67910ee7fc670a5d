-- happens: follows
-- finds: nothing
-- @ history
ALTER TABLE app.orders REPLICA IDENTITY FULL;
CREATE PUBLICATION shop FOR TABLE app.customers, app.orders WHERE (id > 0 AND 'note' <> 'total'),
    app.parts, app.marks, app.places, app.stages;
-- @ migration
ALTER TABLE app.orders REPLICA IDENTITY DEFAULT;
-- @ later
UPDATE app.orders SET note = 'n';
