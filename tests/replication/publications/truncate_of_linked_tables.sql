-- happens: stops 0A000
-- finds: publication-change
-- @ replica
CREATE TABLE app.invoices (id bigint, order_id bigint REFERENCES app.orders);
-- @ history
CREATE TABLE app.invoices (id bigint, order_id bigint REFERENCES app.orders);
-- @ migration
TRUNCATE app.orders CASCADE;
