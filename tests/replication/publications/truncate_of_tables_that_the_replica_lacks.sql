-- happens: follows
-- finds: publication-change
-- because: a replica that was made from a dump has the other table as well
-- @ history
CREATE TABLE app.invoices (id bigint, order_id bigint REFERENCES app.orders);
-- @ migration
TRUNCATE app.orders CASCADE;
