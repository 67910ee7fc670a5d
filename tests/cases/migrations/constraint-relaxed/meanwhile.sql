-- Rows that hold twice while the constraint is away reach the replica one by one.
ALTER TABLE app.customers DROP CONSTRAINT customers_email_key;
--                                        ^^^^^^^^^^^^^^^^^^^ constraint-relaxed "missing while rows are written"
UPDATE app.customers SET email = reverse(email) WHERE email IS DISTINCT FROM reverse(email);
ALTER TABLE app.customers ADD UNIQUE (email);

-- Other columns do not matter.
ALTER TABLE app.customers DROP CONSTRAINT customers_name_key;
UPDATE app.customers SET email = 'x' WHERE email IS DISTINCT FROM 'x';
ALTER TABLE app.customers ADD UNIQUE (name);
