-- happens: follows
-- finds: nothing
-- @ history
CREATE PUBLICATION shop FOR TABLE app.orders, app.parts, app.places, app.stages;
-- @ migration
ALTER PUBLICATION shop ADD TABLE app.customers;
