-- What looks like a parameter and is none.
SELECT 10 % 3, o.name LIKE '%s', '{"a": 1}'::jsonb ? 'a', '{"a": 1}'::jsonb @> '{}', (ARRAY[1, 2])[1:2]
FROM public.orgs o
WHERE o.nmae = 'a ? b :c $1';
--      ^^^^ unknown-column

-- A parameter has no field and is not called: this is the operator @.
SELECT v.id, @v.id, @ v.id, @abs(v.id), @v.nope FROM public.app_versions v;
--                                         ^^^^ unknown-column
