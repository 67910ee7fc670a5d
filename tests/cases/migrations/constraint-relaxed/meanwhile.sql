-- Rows that hold twice while the constraint is away reach the replica one by one.
ALTER TABLE app.customers ADD CONSTRAINT one_email UNIQUE (email);
ALTER TABLE app.customers DROP CONSTRAINT one_email;
--                                        ^^^^^^^^^ constraint-relaxed "away while rows are written"
UPDATE app.customers SET email = reverse(email) WHERE email IS DISTINCT FROM reverse(email);
ALTER TABLE app.customers ADD CONSTRAINT one_email UNIQUE (email);

-- Other columns do not matter.
ALTER TABLE app.customers DROP CONSTRAINT one_email;
UPDATE app.customers SET name = 'x' WHERE name IS DISTINCT FROM 'x';
ALTER TABLE app.customers ADD CONSTRAINT one_email UNIQUE (email);
