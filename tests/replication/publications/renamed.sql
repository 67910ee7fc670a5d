-- happens: stops 08P01; 18: differs
-- finds: publication-change
-- @ migration
ALTER PUBLICATION shop RENAME TO store;
-- @ later
INSERT INTO app.customers VALUES (2, 'bob@shop.example', 'Bob');
