-- A template is no SQL: what it renders to can be checked.
SELECT o.id FROM public.orgs o WHERE o.id = {{ id }};
--                                          ^ unanalysed "check the SQL that it renders to"
SELECT o.id FROM public.orgs o WHERE {% if id %} o.id = 1 {% endif %};
--                                   ^ unanalysed "check the SQL that it renders to"
SELECT o.id FROM ${table} o;
--               ^^^^^^^^ unanalysed
