-- Conditions that only the primary can read; a comment says what the replica answers.
EXISTS (SELECT FROM public.usage_credit_balances); -- 42P01
EXISTS (SELECT FROM public.usage_credit_grants AS g WHERE g.consumed > 0); -- 42P01
EXISTS (SELECT FROM public.orgs AS o WHERE o.has_usage_credits); -- 42703
EXISTS (SELECT FROM billing.invoices); -- 42P01
public.has_credits(NULL); -- 42883
public.run_due_cron_tasks() > 0; -- 42883
NULL::public.plan_kind IS NULL; -- 42704
'{free}'::public.plan_kind[] IS NULL; -- 42704
'public.usage_credit_balances'::regclass IS NULL; -- 42P01
'a' OPERATOR(public.===) 'b'; -- 42883
'a' < 'b' COLLATE public.numbers_last; -- 42704
to_tsvector('public.german', 'x') IS NULL; -- 42704
'paused'::public.stripe_status IS NULL; -- 22P02
EXISTS (SELECT FROM public.stripe_info AS i WHERE i.status = 'paused'); -- 22P02
