CREATE TABLE shop.items (id bigint PRIMARY KEY, order_id bigint NOT NULL);
