-- happens: stops 23505
-- finds: constraint-relaxed
-- @ history
INSERT INTO app.customers VALUES (2, 'bob@shop.example', 'Bob');
-- @ replica
INSERT INTO app.customers VALUES (2, 'bob@shop.example', 'Bob');
-- @ migration
BEGIN;
ALTER TABLE app.customers DROP CONSTRAINT customers_email_key;
UPDATE app.customers SET email = CASE id WHEN 1 THEN 'bob@shop.example' ELSE 'ann@shop.example' END
WHERE email IS DISTINCT FROM CASE id WHEN 1 THEN 'bob@shop.example' ELSE 'ann@shop.example' END;
ALTER TABLE app.customers ADD CONSTRAINT customers_email_key UNIQUE (email);
COMMIT;
