-- Commands look for the schema of a relation before the relation.
COPY billing.invoices TO STDOUT;
--   ^^^^^^^^^^^^^^^^ unreplicated-relation "the replica answers 3F000"
ANALYZE billing.invoices;
--<^^^^ write
--      ^^^^^^^^^^^^^^^^ unreplicated-relation "the replica answers 3F000"
LOCK TABLE billing.invoices IN ACCESS SHARE MODE;
--<^ write
--         ^^^^^^^^^^^^^^^^ unreplicated-relation "the replica answers 3F000"
TABLE billing.invoices;
--    ^^^^^^^^^^^^^^^^ unreplicated-relation "the replica answers 42P01"
COPY public.nowhere TO STDOUT;
--   ^^^^^^^^^^^^^^ unreplicated-relation "the replica answers 42P01"

-- What a command is called, PostgreSQL says.
SECURITY LABEL ON TABLE public.orgs IS 'x';
--<^^^^^^^^^^^ write "SECURITY LABEL"
REASSIGN OWNED BY a TO b;
--<^^^^^^^^^^^ write "REASSIGN OWNED"
DROP OWNED BY a;
--<^^^^^^^ write "DROP OWNED"
IMPORT FOREIGN SCHEMA a FROM SERVER b INTO public;
--<^^^^^^^^^^^ write "IMPORT FOREIGN SCHEMA"
CREATE FOREIGN DATA WRAPPER w;
--<^^^^^^^^^^^ write "CREATE FOREIGN DATA WRAPPER"
CREATE USER MAPPING FOR a SERVER b;
--<^^^^^^^^ write "CREATE USER MAPPING"
