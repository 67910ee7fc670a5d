-- postgres: 17
-- JSON_TABLE has the columns that its clause defines, those of nested paths as well.
SELECT j.id, j.n, j.tag, j.other
--                         ^^^^^ unknown-column
FROM json_table(
    $1::jsonb, '$[*]'
    COLUMNS (id int PATH '$.id', n FOR ORDINALITY, NESTED PATH '$.tags[*]' COLUMNS (tag text PATH '$'))
) AS j;
