-- happens: differs
-- finds: publication-change
-- @ migration
ALTER PUBLICATION shop SET TABLE app.customers (id, email), app.orders, app.parts, app.places, app.stages;
-- @ later
INSERT INTO app.customers VALUES (2, 'bob@shop.example', 'Bob');
