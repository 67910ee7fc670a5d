-- happens: stops 23505
-- finds: constraint-relaxed
-- @ replica
CREATE UNIQUE INDEX one_name ON app.customers (lower(name));
-- @ history
CREATE UNIQUE INDEX one_name ON app.customers (lower(name));
-- @ migration
DROP INDEX app.one_name;
-- @ later
INSERT INTO app.customers VALUES (2, 'anna@shop.example', 'ANN');
