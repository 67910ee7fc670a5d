-- A tag in a comment is none: {{ day }}, {% if x %}.
/* {% macro old() %} */
SELECT a.app_id
FROM public.apps a
{%- if owner %}
-- <^^^^^^^^^^^ unanalysed
WHERE a.owner_org = '{{ owner }}'
{%- endif %};
