-- search_path: public
-- A bare name is looked up along the search path, pg_catalog first.
SELECT o.name FROM orgs o;
SELECT b.org_id FROM usage_credit_balances b;
--                   ^^^^^^^^^^^^^^^^^^^^^ unreplicated-relation "view ""usage_credit_balances"" is not on the replica"
SELECT o.name FROM orgz o;
--                 ^^^^ unreplicated-relation "Perhaps you meant ""public.orgs""."
SELECT $1::stripe_status, 'orgs'::regclass, c.relname FROM pg_class c;
SELECT run_due_cron_tasks();
--     ^^^^^^^^^^^^^^^^^^ user-function "not replicated: function"
