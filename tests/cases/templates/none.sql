-- What looks like a template and is none: {{ a comment }}, {% if %}, <%= x %>.
SELECT '{{1,2},{3,4}}'::int[], '{{ ds }}', '{% raw %}', '<%= x %>', '{{', $${{ x }}$$, E'{{\'a\'';
SELECT replace(a.name, '{{', '}}') FROM public.apps a;
/* {{ config() }} */
SELECT a.app_id FROM public.apps a WHERE a.name = '{{ var("name") }}' AND a.app_id = $1;
