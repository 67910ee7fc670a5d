-- What looks like a template and is none: {{ a comment }}, {% if %}, <%= x %>.
SELECT '{{1,2},{3,4}}'::int[], '{{ ds }}', '{% raw %}', '<%= x %>', '{{', $${{ x }}$$, E'{{\'a\'';
SELECT replace(a.name, '{{', '}}') FROM public.apps a;
/* {{ config() }} */
SELECT a.app_id FROM public.apps a WHERE a.name = '{{ var("name") }}' AND a.app_id = $1;
-- A constant that is filled in is not known.
SELECT s.status FROM public.stripe_info s WHERE s.status IN ('{{ status }}', '<%= status %>', 'create');
--                                                                                             ^^^^^^ unknown-enum-label
SELECT s.status FROM public.stripe_info s WHERE s.status = ANY ('{{created, create}}'::public.stripe_status[]);
--                                                                          ^^^^^^ unknown-enum-label
SELECT to_jsonb(o) ->> '{{ key }}', '{{ schema }}.orgs'::regclass, '{{ type }}'::regtype FROM public.orgs o;
-- A name that is an array's text, or holds marks alone.
SELECT 1 AS "{{1,2},{3,4}}", 2 AS "{{a,b},{c,d}}", 3 AS "{{a,b}}", 4 AS "{{1}}", 5 AS "{%}", 6 AS "{#}", 7 AS "<%>", 8 AS "{{", 9 AS "}}", o.nmae
--                                                                                                                                           ^^^^ unknown-column
FROM public.orgs o;
SELECT '{{'x, '}}' FROM public.orgs o;
