-- happens: stops 23505
-- finds: constraint-relaxed
-- @ migration
ALTER TABLE app.customers DROP CONSTRAINT customers_email_key;
-- @ later
INSERT INTO app.customers VALUES (2, 'ann@shop.example', 'Anna');
