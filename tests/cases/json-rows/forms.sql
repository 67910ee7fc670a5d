-- Each way to read a key of a row, rightly spelt.
SELECT
    to_jsonb(o) -> 'name',
    to_jsonb(o) ->> 'name',
    to_jsonb(o) #> '{name}',
    to_jsonb(o) #>> '{name}',
    (to_jsonb(o))['name'],
    jsonb_extract_path(to_jsonb(o), 'name'),
    jsonb_extract_path_text(to_jsonb(o), 'name'),
    row_to_json(o) ->> 'name',
    to_json(o) ->> 'name',
    (to_jsonb(o) ->> 'created_at')::timestamptz > now()
FROM public.orgs o;
