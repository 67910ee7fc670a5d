-- Functions that only the primary has.
SELECT
    public.refresh_orgs_has_usage_credits(),
--  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ user-function "function ""public.refresh_orgs_has_usage_credits"" is not on the replica"
    has_credits(o.id),
--  ^^^^^^^^^^^ user-function
    lowr(o.name),
--  ^^^^ user-function "Perhaps you meant ""lower""."
    billing.total(o.id),
--  ^^^^^^^^^^^^^ user-function "schema ""billing"""
    digest(o.name, 'sha256'),
--  ^^^^^^ user-function "extension ""pgcrypto"""
    uuid_generate_v4(),
--  ^^^^^^^^^^^^^^^^ user-function "extension ""uuid-ossp"""
    refresh_orgs_has_usage_credits()
--  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ user-function "not schema-qualified"
FROM public.orgs o;
