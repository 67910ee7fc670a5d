-- happens: follows
-- finds: nothing
-- @ history
CREATE TABLE app.people (id bigint PRIMARY KEY);
ALTER TABLE app.orders ADD FOREIGN KEY (customer_id) REFERENCES app.people NOT VALID;
-- @ migration
TRUNCATE app.orders;
