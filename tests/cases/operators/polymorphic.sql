-- The arguments of anyelement and its kin have one type, those of anycompatible one in common.
SELECT '{[1,2]}'::int4multirange @> 1, 1 <@ '[1,2]'::int4range, ARRAY[1] || 2.5, 1 || ARRAY[2],
    ARRAY['a'] || o.name, ARRAY[1] || ARRAY[2] || NULL, '[1,2]'::int4range + '[2,3]'
FROM public.orgs o;
SELECT '{[1,2]}'::int4multirange @> o.name FROM public.orgs o;
--                               ^^ user-operator "(int4multirange, text)"
SELECT o.created_at <@ '[1,2]'::int4range FROM public.orgs o;
--                  ^^ user-operator "(timestamp with time zone, int4range)"
SELECT ARRAY[o.name] || o.created_at FROM public.orgs o;
--                   ^^ user-operator "(text[], timestamp with time zone)"
SELECT ARRAY[1] || ARRAY[o.name] FROM public.orgs o;
--              ^^ user-operator "(integer[], text[])"

-- What an operator of arrays gives is known, and so is what takes it.
SELECT (ARRAY[1] || 2) % $1 FROM public.orgs o;
--                     ^ user-operator "(integer[], unknown)"
