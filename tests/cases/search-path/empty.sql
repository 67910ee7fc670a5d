-- With an empty search path a bare name reaches the catalogues alone.
SELECT c.relname FROM pg_class c;
SELECT o.name FROM orgs o;
--                 ^^^^ unqualified-relation "the search path is empty" "public.orgs"
SELECT b.org_id FROM usage_credit_balances b;
--                   ^^^^^^^^^^^^^^^^^^^^^ unqualified-relation "public.orgs.has_usage_credits" "not replicated: view"
SELECT n.id FROM nowhere n;
--               ^^^^^^^ unqualified-relation
SELECT t.table_name FROM information_schema.tables t;
