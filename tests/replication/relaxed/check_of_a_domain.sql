-- happens: stops 23514
-- finds: type-change-not-replicated
-- @ migration
ALTER DOMAIN app.amount DROP CONSTRAINT is_positive;
-- @ later
INSERT INTO app.orders (id, total, note) VALUES (2, -1, 'b');
