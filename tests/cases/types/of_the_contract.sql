-- Listed types, arrays over them, and the row types of the contract's relations.
SELECT
    $1::public.stripe_status, $2::public.stripe_status[], $3::public._stripe_status, NULL::public.orgs,
    public.stripe_status 'created', CAST($1 AS public.stripe_status), public.stripe_status($1);
--                                                                    ^^^^^^^^^^^^^^^^^^^^ undecided "the type of $1 is unknown"
