-- happens: follows
-- finds: nothing
-- @ history
CREATE PUBLICATION shop FOR TABLE app.customers (id, email, name), app.orders, app.parts, app.places, app.stages;
-- @ migration
ALTER TABLE app.customers ADD COLUMN phone text;
-- @ later
INSERT INTO app.customers VALUES (2, 'bob@shop.example', 'Bob', '5');
