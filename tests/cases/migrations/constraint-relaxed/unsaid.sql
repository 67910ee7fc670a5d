-- Where the contract does not say, a replica may enforce what it was made with.
ALTER TABLE app.customers ALTER email SET NOT NULL;
--                              ^^^^^ required-column-without-default
ALTER TABLE app.customers ALTER email DROP NOT NULL;
--                              ^^^^^ constraint-relaxed "may enforce" "does not say"
ALTER TABLE app.customers DROP CONSTRAINT customers_email_key;
--                                        ^^^^^^^^^^^^^^^^^^^ constraint-relaxed "23505"

ALTER TABLE app.customers
    ADD CONSTRAINT long CHECK (length(name) > 2),
    ADD CONSTRAINT known CHECK (name <> ''),
    ADD CONSTRAINT fk FOREIGN KEY (id) REFERENCES app.people (id),
    ADD CONSTRAINT apart EXCLUDE USING gist (name WITH =);
ALTER TABLE app.customers DROP CONSTRAINT fk, DROP CONSTRAINT long;
--                                                            ^^^^ constraint-relaxed "23514"
ALTER TABLE app.customers DROP CONSTRAINT apart;
--                                        ^^^^^ constraint-relaxed "23P01"

-- Put back in another form of words, or as another check.
ALTER TABLE app.customers DROP CONSTRAINT known, ADD CONSTRAINT named CHECK (name <> '');
ALTER TABLE app.customers DROP CONSTRAINT named, ADD CHECK (name IS NOT NULL);
--                                        ^^^^^ constraint-relaxed

-- Not replicated.
ALTER TABLE app.people ALTER COLUMN name DROP NOT NULL;

-- A check that NOT NULL makes superfluous.
ALTER TABLE app.customers ADD CONSTRAINT id_given CHECK (id IS NOT NULL) NOT VALID;
ALTER TABLE app.customers VALIDATE CONSTRAINT id_given;
ALTER TABLE app.customers ALTER id SET NOT NULL, DROP CONSTRAINT id_given;
