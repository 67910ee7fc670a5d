-- happens: stops 23505
-- finds: constraint-relaxed
-- @ migration
ALTER TABLE app.customers DROP CONSTRAINT customers_email_key;
CREATE UNIQUE INDEX customers_email_key ON app.customers (email) WHERE name IS NOT NULL;
-- @ later
INSERT INTO app.customers VALUES (2, 'ann@shop.example', NULL);
