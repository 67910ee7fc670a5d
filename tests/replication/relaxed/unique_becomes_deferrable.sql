-- happens: stops 23505
-- finds: constraint-relaxed
-- @ migration
ALTER TABLE app.customers DROP CONSTRAINT customers_email_key,
    ADD UNIQUE (email) DEFERRABLE INITIALLY DEFERRED;
-- @ later
INSERT INTO app.customers VALUES (2, 'bob@shop.example', 'Bob');
BEGIN;
UPDATE app.customers SET email = 'bob@shop.example' WHERE id = 1;
UPDATE app.customers SET email = 'ann@shop.example' WHERE id = 2;
COMMIT;
