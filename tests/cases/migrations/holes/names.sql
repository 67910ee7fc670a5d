-- read by: SELECT o.name FROM public.orgs o
-- What is changed under a name that a client puts in is not known: nothing of the contract's is
-- changed by it, and it is said where it may be about the contract.

-- The schema is not known; the name is the contract's.
ALTER TABLE :schema.orgs DROP COLUMN name;
--          ^^^^^^^ unanalysed
ALTER TABLE ${schema}.orgs DROP COLUMN name;
--          ^^^^^^^^^ unanalysed
CREATE TABLE :"schema".apps (id integer PRIMARY KEY);
--           ^^^^^^^^^ unanalysed

-- The table is not known: it may be any.
ALTER TABLE :"table" DROP COLUMN name;
--          ^^^^^^^^ unanalysed
ALTER TABLE public.${table} RENAME COLUMN name TO title;
--                 ^^^^^^^^ unanalysed
DROP TABLE :table;
--         ^^^^^^ unanalysed
UPDATE :table SET name = 'x' WHERE id = 1;
--     ^^^^^^ unanalysed
DELETE FROM public.:"table";
--                 ^^^^^^^^ unanalysed
TRUNCATE :table;
--       ^^^^^^ unanalysed

-- The column is not known.
ALTER TABLE public.orgs DROP COLUMN :column;
--                                  ^^^^^^^ unanalysed
ALTER TABLE public.orgs ADD COLUMN added :type, DROP COLUMN name;
--                                       ^^^^^ unanalysed
--                                                          ^^^^ replicated-column-dropped

-- It is about nothing of the contract's, and is counted alone.
CREATE TABLE :"schema".others (id integer);
CREATE ROLE :"reader";
ALTER TABLE :schema.others ADD COLUMN a integer;

-- A parameter in the place of a value is one.
UPDATE public.orgs SET name = :name WHERE id = :id;
--     ^^^^^^^^^^^ noop-update
