-- Constants that PostgreSQL looks up when it prepares the statement.
SELECT
    'public.orgs'::regclass,
    'pg_class'::regclass,
    'public.usage_credit_balances'::regclass,
--   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ missing-object "view"
    regclass 'orgs',
--            ^^^^ missing-object "public.orgs"
    CAST('public.orgz' AS regclass),
--        ^^^^^^^^^^^ missing-object "Perhaps you meant ""public.orgs""."
    'billing.invoices'::regclass,
--   ^^^^^^^^^^^^^^^^ missing-object "schema ""billing"""
    'english'::regconfig,
    'public.german'::regconfig,
--   ^^^^^^^^^^^^^ missing-object "text search configuration"
    'synonyms'::regdictionary,
--   ^^^^^^^^ missing-object "text search dictionary"
    'public'::regnamespace,
    'billing'::regnamespace,
--   ^^^^^^^ missing-object
    16384::regclass,
    $1::regclass,
    'public.nowhere'::text;
