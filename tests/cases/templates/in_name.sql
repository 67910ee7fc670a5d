-- No relation is called so.
SELECT t.id FROM "{{ schema }}"."orgs" t WHERE t.id = {{ id }};
--                ^^^^^^^^^^^^ unanalysed
