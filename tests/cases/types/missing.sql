-- Types that only the primary has, and row types of what it does not replicate.
SELECT
    $1::public.plan_kind,
--      ^^^^^^^^^^^^^^^^ user-type "type ""public.plan_kind"" is not on the replica"
    $2::public.plan_kind[],
--      ^^^^^^^^^^^^^^^^ user-type
    $3::public.stripe_state,
--      ^^^^^^^^^^^^^^^^^^^ user-type "Perhaps you meant ""public.stripe_status""."
    $4::stripe_status,
--      ^^^^^^^^^^^^^ user-type "public.stripe_status"
    $5::billing.money,
--      ^^^^^^^^^^^^^ user-type "schema ""billing"""
    NULL::public.usage_credit_balances,
--        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ user-type "row type of view"
    $6::citext,
--      ^^^^^^ user-type "extension ""citext"""
    $7::textt,
--      ^^^^^ user-type "Perhaps you meant ""text""."
    CAST($8 AS public."Kind");
--             ^^^^^^^^^^^^^ user-type
