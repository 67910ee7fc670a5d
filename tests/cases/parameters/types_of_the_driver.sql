-- A server that is told no type takes timestamptz for $1, and then refuses to compare it with an
-- interval; some drivers name the type. What the parameter's type decides is nobody's fault here.
SELECT o.id FROM public.orgs o WHERE o.created_at > now() - $1;
--                                                ^ undecided "its first use makes it" "$1::interval"
SELECT o.id FROM public.orgs o
WHERE o.id = coalesce($1, $2) OR o.id = nullif($1, $2) OR o.id = CASE WHEN true THEN $1 END OR o.id = greatest($1, $2);
--         ^ undecided "$1::uuid"
SELECT o.id FROM public.orgs o WHERE o.id = (SELECT $1) OR o.id IN (SELECT $1) OR o.id = ANY (ARRAY[$1]);
--                                        ^ undecided "its first use makes it ""text"""
SELECT o.id FROM public.orgs o, (SELECT $1 AS x) s, (VALUES ($2)) v(y) WHERE o.id = s.x AND o.id = v.y;
--                                                                                ^ undecided "its first use makes it ""text"""
SELECT CASE $1 WHEN 1 THEN 2 END, abs($2) = 1 FROM public.orgs o;
--                  ^ undecided "$1::integer"
SELECT to_jsonb(o.name) = $1 || $2 FROM public.orgs o;
--                      ^ undecided "$1::jsonb"
SELECT o.name FROM public.orgs o WHERE o.created_at > now() - ($1 || ' days')::interval AND ARRAY[1, 2] && ARRAY[$2];
--                                                                                                      ^^ undecided "$2::integer"
SELECT abs(v.id - $1), @ $2 + v.id FROM public.app_versions v;
-- What a call gives that hangs on a parameter stays so through a star: it is no text.
SELECT g.n - 1 FROM generate_series(1, (SELECT max(v.id) FROM public.app_versions v) - $1) AS g(n);
SELECT s.n - 1 FROM (SELECT g.* FROM generate_series(1, (SELECT max(v.id) FROM public.app_versions v) - $1) AS g) AS s(n);
--         ^ undecided "cannot tell whether operator ""-"" exists on the replica: the type of s.n is unknown"
-- A type's name with a constant is a cast, and with a parameter a function, unless it is a text's.
SELECT uuid('11111111-1111-1111-1111-111111111111') = o.id, uuid($1) = o.id, text($2) = o.name FROM public.orgs o;
--                                                          ^^^^ undecided "function ""uuid"""
SELECT text(v.id) || o.name, date(v.created_at) + 1, "timestamptz"(v.created_at) - o.created_at FROM public.app_versions v, public.orgs o;
SELECT text(v.id) * 2 FROM public.app_versions v;
--                ^ user-operator "(text, integer)"
-- Nor does what a call gives, as a server has it that is told no type, fit everything.
SELECT max($1) + 1, abs($2) + 1;
--             ^ undecided "the type of max($1) is unknown"
