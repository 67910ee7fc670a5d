-- Constants without a type beside each other: no operator is better than the others (42725).
SELECT 'a' - 'b', NULL % 'b', 'a' = 'b', 'a' || 'b', '2' ^ '3';
--                     ^ user-operator "is not unique on the replica for operands (unknown, unknown)"
--         ^ user-operator "is not unique"
SELECT -'5', +'5', @ '5', -5;
--     ^ user-operator "is not unique on the replica for operands (unknown)"

-- The primary's extension brings one for texts.
SELECT 'a' <-> 'b', ('0,1') <-> point(0, 0);
--         ^^^ user-operator "is not unique"

-- A parameter beside a value is taken to be of its type.
SELECT $1 - 1, 1 + $2, $3 = $4, $5 || $6;
SELECT now() - $1, o.id = $2, o.created_at + $3 FROM public.orgs o;
