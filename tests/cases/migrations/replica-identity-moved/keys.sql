-- The key of the contract, or that of the migrations.
ALTER TABLE app.customers DROP CONSTRAINT customers_pkey;
--                                        ^^^^^^^^^^^^^^ constraint-relaxed
ALTER TABLE app.customers ADD PRIMARY KEY (email);
--                            ^^^^^^^ replica-identity-moved "to column ""email""" "by column ""id"""

-- More columns than before find the same rows, as long as no row comes twice.
ALTER TABLE app.stages DROP CONSTRAINT stages_pkey, ADD PRIMARY KEY (id, label);
--                                     ^^^^^^^^^^^ constraint-relaxed
