-- happens: follows
-- finds: nothing
-- @ migration
ALTER TABLE app.customers DROP CONSTRAINT customers_email_key, ADD UNIQUE (email);
-- @ later
INSERT INTO app.customers VALUES (2, 'anna@shop.example', 'Anna');
