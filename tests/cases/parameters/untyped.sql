-- Two parameters: every server answers 42725 unless the driver names their types.
SELECT $1 * $2 > 1, ($3) / ($4), ~$5, 1 - $6;
--                               ^ undecided "the type of $5 is unknown"
--                       ^ undecided
--        ^ undecided "the types of $1 and $2 are unknown"
SELECT o.name FROM public.orgs o WHERE o.name = $1 LIMIT $2 + $3;
--                                                          ^ undecided "$2 and $3" "$2::TYPE"
SELECT $1 * 'x';
--        ^ undecided "the type of $1 is unknown"
SELECT date_trunc('day', $1), o.created_at + $2, to_char($3, 'Y') FROM public.orgs o;
--                                               ^^^^^^^ undecided "the type of $3 is unknown"
--     ^^^^^^^^^^ undecided "the type of $1 is unknown"

-- A server takes these for texts, for what stands beside them, or for the type that is preferred.
SELECT $1 = $2, $3 || $4, $5 < $6, $7 ^ $8, lower($9), abs($10), left($11, 1),
    to_char(now(), $12), coalesce($13, $14), ARRAY[$15] || $16, @ $17, +$18;
SELECT $1 - 1, now() - $2, o.created_at + $3, to_jsonb(o.name) -> $4, to_jsonb(o.name) - $5,
    ARRAY[o.name] || $6, $7 * interval '1 day', point(0, 0) <-> $8
FROM public.orgs o
WHERE o.id = $9 AND o.name LIKE $10 AND o.name ~ $11 AND o.id IN ($12, $13) AND o.id = ANY ($14);
