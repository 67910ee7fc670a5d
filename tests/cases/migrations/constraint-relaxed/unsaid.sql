-- Where the contract does not say, a replica may enforce what it was made with.
ALTER TABLE app.customers ALTER email DROP NOT NULL;
--                              ^^^^^ constraint-relaxed "may enforce" "does not say"
ALTER TABLE app.customers DROP CONSTRAINT customers_email_key;
--                                        ^^^^^^^^^^^^^^^^^^^ constraint-relaxed "23505"
ALTER TABLE app.customers DROP CONSTRAINT customers_name_check, DROP CONSTRAINT customers_id_fkey;
--                                        ^^^^^^^^^^^^^^^^^^^^ constraint-relaxed "23514"
ALTER TABLE app.customers DROP CONSTRAINT customers_name_excl;
--                                        ^^^^^^^^^^^^^^^^^^^ constraint-relaxed "23P01"

-- What the migration itself has made, no replica has: here it helps to prove that a column is set.
ALTER TABLE app.customers ADD CONSTRAINT given CHECK (name IS NOT NULL) NOT VALID;
ALTER TABLE app.customers VALIDATE CONSTRAINT given;
ALTER TABLE app.customers ALTER name SET NOT NULL, DROP CONSTRAINT given;
ALTER TABLE app.customers ALTER name DROP NOT NULL;
ALTER TABLE app.customers ADD CONSTRAINT long CHECK (length(name) > 2);
ALTER TABLE app.customers DROP CONSTRAINT long;

-- Not replicated.
ALTER TABLE app.people ALTER COLUMN name DROP NOT NULL;

-- By another name it may be any constraint; what is put in its place may be wider.
ALTER TABLE app.customers DROP CONSTRAINT is_known;
--                                        ^^^^^^^^ constraint-relaxed "unless it is a foreign key"
ALTER TABLE app.customers DROP CONSTRAINT customers_id_check,
--                                        ^^^^^^^^^^^^^^^^^^ constraint-relaxed
    ADD CONSTRAINT customers_id_check CHECK (id > 0);
