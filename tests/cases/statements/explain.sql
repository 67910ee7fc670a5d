-- EXPLAIN looks names up as the statement would; it writes only with ANALYZE.
EXPLAIN SELECT o.nmae FROM public.orgs o;
--               ^^^^ unknown-column
EXPLAIN (COSTS off, FORMAT json) DELETE FROM public.orgs o WHERE o.id = $1;
EXPLAIN ANALYZE DELETE FROM public.orgs o WHERE o.id = $1;
--                          ^^^^^^^^^^^ write
EXPLAIN (ANALYZE false) DELETE FROM public.orgs;
EXPLAIN VERBOSE SELECT b.x FROM public.usage_credit_balances b;
--                              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unreplicated-relation
