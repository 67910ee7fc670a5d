-- happens: differs
-- finds: replicated-relation-renamed
-- @ history
CREATE SCHEMA drafts;
CREATE PUBLICATION shop FOR TABLES IN SCHEMA app;
-- @ migration
ALTER TABLE app.customers SET SCHEMA drafts;
-- @ later
INSERT INTO drafts.customers VALUES (2, 'bob@shop.example', 'Bob');
