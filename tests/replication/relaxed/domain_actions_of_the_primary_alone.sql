-- happens: follows
-- finds: nothing
-- @ migration
ALTER DOMAIN app.amount SET DEFAULT 1;
ALTER DOMAIN app.amount ADD CONSTRAINT is_small CHECK (VALUE < 1000) NOT VALID;
ALTER DOMAIN app.amount VALIDATE CONSTRAINT is_small;
ALTER DOMAIN app.amount RENAME CONSTRAINT is_small TO is_little;
ALTER DOMAIN app.amount DROP DEFAULT;
-- @ later
INSERT INTO app.orders (id, total, note) VALUES (2, 9, 'b');
