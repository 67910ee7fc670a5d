-- MERGE sees both sides where a row is matched.
MERGE INTO public.apps AS a
--         ^^^^^^^^^^^ write "MERGE"
USING public.channels AS c ON c.app_id = a.app_id
WHEN MATCHED AND c.nmae = 'x' THEN UPDATE SET name = c.name
--                 ^^^^ unknown-column
WHEN NOT MATCHED THEN INSERT (app_id, name) VALUES (c.app_id, c.name);

-- Where nothing is done, nothing is written.
MERGE INTO public.apps AS a USING public.channels AS c ON c.app_id = a.app_id
WHEN MATCHED AND c.name = 'x' THEN DO NOTHING
WHEN NOT MATCHED THEN DO NOTHING;
