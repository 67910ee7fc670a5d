-- gram.y takes SETOF before the type of a cast, and PostgreSQL does nothing with it.
SELECT now()::setof date, CAST('1' AS setof int), 1::setof pg_catalog.int4;
SELECT now()::setof int;
--                  ^^^ user-function "it is not built in"
SELECT true::setof double precision;
--                 ^^^^^^^^^^^^^^^^ user-function "it is not built in"
