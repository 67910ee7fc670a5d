-- happens: follows
-- finds: nothing
-- @ migration
ALTER TABLE app.customers DROP CONSTRAINT customers_email_key;
CREATE UNIQUE INDEX customers_email_key ON app.customers (lower(email));
-- @ later
INSERT INTO app.customers VALUES (2, 'bob@shop.example', 'Bob');
