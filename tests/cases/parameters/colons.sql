-- Without a header no parameter has a dash, a dot or a question mark in its name.
SELECT o.name FROM public.orgs AS o WHERE o.created_at > :now-o.created_att;
--                                                              ^^^^^^^^^^^ unknown-column
SELECT v.id FROM public.app_versions AS v WHERE v.id > :since-id AND v.id = :1 AND v.id <= :2*v.id;
SELECT ARRAY[:a, :b], ARRAY[[:a], [:1]], ARRAY[v.nmae] FROM public.app_versions AS v;
--                                               ^^^^ unknown-column

-- A colon in a subscript: of a slice, or of a parameter.
SELECT (string_to_array(o.name, ','))[:n], (string_to_array(o.name, ','))[1:2], (string_to_array(o.name, ','))[:2],
    (string_to_array(o.name, ','))[:i:3], (string_to_array(o.name, ','))[1:], (string_to_array(o.name, ','))[length(o.nmae):]
--                                                                                                                    ^^^^ unknown-column
FROM public.orgs AS o;
SELECT (string_to_array(v.name, ','))[1:v.id], (string_to_array(v.name, ','))[v.id :v.id], (string_to_array(v.name, ','))[v.id + :n:v.idd] FROM public.app_versions AS v;
--                                                                                                                                    ^^^ unknown-column

-- Always a cast.
SELECT o.id::text, :x::uuid, o.name::text, o.nmae::text FROM public.orgs AS o WHERE o.id=:x::uuid;
--                                           ^^^^ unknown-column
-- What has a field or is called is the bound itself.
SELECT (string_to_array(o.name, ','))[:length(o.nmae)], (string_to_array(o.name, ','))[:v.idd], (string_to_array(o.name, ','))[:cardinality (ARRAY[o.idd])]
--                                              ^^^^ unknown-column
--                                                                                        ^^^ unknown-column
--                                                                                                                                                   ^^^ unknown-column
FROM public.orgs AS o, public.app_versions AS v;
