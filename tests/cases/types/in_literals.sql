-- Types inside regtype constants and function signatures.
SELECT 'integer'::regtype, 'public.stripe_status'::regtype, 'public.plan_kind'::regtype,
--                                                           ^^^^^^^^^^^^^^^^ user-type
    'pg_catalog.lower(text)'::regprocedure, 'public.plan_of(uuid)'::regprocedure,
--                                           ^^^^^^^^^^^^^^^^^^^^ user-function
    'now'::regproc, 'public.run_due_cron_tasks'::regproc,
--                   ^^^^^^^^^^^^^^^^^^^^^^^^^ user-function "not replicated: function"
    '+(integer,integer)'::regoperator, '===(text,text)'::regoperator;
--                                      ^^^^^^^^^^^^^^ user-operator

-- A list of types goes on to its parenthesis, and a type to its end.
SELECT 'round(numeric(10, 2), int)'::regprocedure, '-(none, integer)'::regoperator,
    'numeric(10, 2)[]'::regtype;
SELECT 'lower(text foo)'::regprocedure;
--      ^^^^^^^^^^^^^^^ unanalysed
SELECT 'integer foo'::regtype;
--      ^^^^^^^^^^^ unanalysed
SELECT 'setof integer'::regtype;
--      ^^^^^^^^^^^^^ unanalysed
