-- WITH ORDINALITY adds a column; an alias list names them.
SELECT e.element, e.place, e.ordinality
--                           ^^^^^^^^^^ unknown-column
FROM jsonb_array_elements($1::jsonb) WITH ORDINALITY AS e(element, place);

SELECT w.ordinality FROM unnest(ARRAY['a', 'b']) WITH ORDINALITY AS w;

SELECT r.id, r.title, r.name
--                      ^^^^ unknown-column
FROM jsonb_to_recordset($1::jsonb) AS r(id int, title text);

SELECT r.status FROM json_to_record($1::json) AS r(status public.stripe_status, kind public.plan_kind);
--                                                                                   ^^^^^^^^^^^^^^^^ user-type
