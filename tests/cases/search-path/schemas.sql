-- A schema that nothing of the contract is in.
SELECT i.id FROM billing.invoices i;
--               ^^^^^^^^^^^^^^^^ unreplicated-relation "schema ""billing"" is not in the contract"
SELECT o.name FROM app.orgs o;
--                 ^^^^^^^^ unreplicated-relation
SELECT s.x FROM pg_catalog.pg_clas s;
--              ^^^^^^^^^^^^^^^^^^ unreplicated-relation "Perhaps you meant ""pg_catalog.pg_class""."
