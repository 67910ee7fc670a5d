-- The contract says what the replicas enforce.
CREATE UNIQUE INDEX one_total ON app.orders (total);
ALTER TABLE app.orders
    ALTER note DROP NOT NULL,
--        ^^^^ constraint-relaxed "which replicas enforce"
    ALTER COLUMN customer DROP NOT NULL,
    DROP CONSTRAINT orders_note_key;
--                  ^^^^^^^^^^^^^^^ constraint-relaxed "on ""note""" "the contract says"
DROP INDEX app.one_total;

-- What tells rows apart by fewer columns does so by more; a key of more columns does not.
ALTER TABLE app.orders DROP CONSTRAINT orders_customer_day_key, ADD UNIQUE (customer);
ALTER TABLE app.orders DROP CONSTRAINT orders_pkey, ADD PRIMARY KEY (id, day);
--                                     ^^^^^^^^^^^ constraint-relaxed "primary key ""orders_pkey"""

-- What the replicas enforce is what the primary enforces from here on.
CREATE UNIQUE INDEX one_customer ON app.orders (customer);
CREATE UNIQUE INDEX one_customer_a_day ON app.orders (customer, day);
DROP INDEX app.one_customer;
