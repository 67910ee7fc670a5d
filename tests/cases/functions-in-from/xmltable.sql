-- XMLTABLE has the columns that its clause defines.
SELECT x.id, x.title, x.other
--                      ^^^^^ unknown-column
FROM xmltable('/rows/row' PASSING ($1::xml) COLUMNS id int PATH '@id', title text PATH 'title') AS x;
