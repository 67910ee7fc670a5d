-- happens: stops 23505
-- finds: constraint-relaxed
-- @ migration
ALTER TABLE app.customers DROP CONSTRAINT customers_email_key;
INSERT INTO app.customers (id, email) VALUES (2, 'ann@shop.example');
DELETE FROM app.customers WHERE id = 1;
ALTER TABLE app.customers ADD CONSTRAINT customers_email_key UNIQUE (email);
