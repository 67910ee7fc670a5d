-- happens: follows
-- finds: nothing
-- @ replica
ALTER TABLE app.orders ADD CONSTRAINT fk FOREIGN KEY (customer_id) REFERENCES app.customers;
-- @ history
ALTER TABLE app.orders ADD CONSTRAINT fk FOREIGN KEY (customer_id) REFERENCES app.customers;
-- @ migration
ALTER TABLE app.orders DROP CONSTRAINT fk;
-- @ later
INSERT INTO app.orders (id, customer_id, note) VALUES (2, 9, 'b');
