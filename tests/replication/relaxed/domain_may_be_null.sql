-- happens: follows
-- finds: nothing
-- @ replica
ALTER DOMAIN app.amount SET NOT NULL;
-- @ history
ALTER DOMAIN app.amount SET NOT NULL;
-- @ migration
ALTER DOMAIN app.amount DROP NOT NULL;
-- @ later
INSERT INTO app.orders (id, note) VALUES (2, 'b');
