-- JSON_TABLE is part of the grammar from PostgreSQL 17 on.
SELECT j.id
FROM json_table($1::jsonb, '$[*]' COLUMNS (id int PATH '$.id')) AS j;
--   ^^^^^^^^^^ newer-than-replica "new in PostgreSQL 17"
