-- A user function in FROM is not there, and nothing is said about its columns.
SELECT b.anything FROM public.org_balances($1) b;
--                     ^^^^^^^^^^^^^^^^^^^ user-function "public.org_balances"
SELECT b.total FROM public.orgs o CROSS JOIN LATERAL public.org_balance(o.id) AS b(total);
--                                                   ^^^^^^^^^^^^^^^^^^ user-function
