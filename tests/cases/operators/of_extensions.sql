-- An operator of an extension that the replica does not have; the operands tell.
SELECT
    o.name <% $1,
--         ^^ user-operator "extension ""pg_trgm"""
    o.name <->> $1,
--         ^^^^ user-operator "extension ""pg_trgm"""
    o.name <-> $1,
--         ^^^ user-operator "extension ""pg_trgm"""
    $2::float8[] <@ $3::float8[],
    'a' ~> 1
--      ^^ user-operator
FROM public.orgs o;
