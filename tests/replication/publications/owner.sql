-- happens: follows
-- finds: nothing
-- @ migration
ALTER PUBLICATION shop OWNER TO CURRENT_USER;
-- @ later
INSERT INTO app.customers VALUES (2, 'bob@shop.example', 'Bob');
