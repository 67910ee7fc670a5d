-- Rows as values, their fields, and functions of a row.
SELECT (o).name, (o).nmae, o.name.first FROM public.orgs o;
--                         ^^^^^^^^^^^^ unknown-column "missing FROM-clause entry for table ""name"""
--                   ^^^^ unknown-column
