-- A key that is no column is NULL on every server.
SELECT
    to_jsonb(o) -> 'nmae',
--                  ^^^^ row-key "Perhaps you meant ""name""."
    to_jsonb(o) ->> 'nmae',
--                   ^^^^ row-key
    to_jsonb(o) #> '{nmae}',
--                  ^^^^^^ row-key
    to_jsonb(o) #>> '{nmae,first}',
--                   ^^^^^^^^^^^^ row-key
    (to_jsonb(o))['nmae'],
--                 ^^^^ row-key
    jsonb_extract_path_text(to_jsonb(o), 'nmae'),
--                                        ^^^^ row-key
    row_to_json(o) ->> 'nmae'
--                      ^^^^ row-key
FROM public.orgs o;
