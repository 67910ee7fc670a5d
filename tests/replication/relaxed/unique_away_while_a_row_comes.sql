-- happens: follows
-- finds: nothing
-- @ migration
ALTER TABLE app.customers DROP CONSTRAINT customers_email_key;
INSERT INTO app.customers (id, email) VALUES (2, 'bob@shop.example');
ALTER TABLE app.customers ADD CONSTRAINT customers_email_key UNIQUE (email);
