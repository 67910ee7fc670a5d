-- Rows as values, their fields, and functions of a row.
SELECT (o).name, (o).nmae, o.name.first FROM public.orgs o;
--                         ^^^^^^^^^^^^ unknown-column "FROM has no entry ""name"""
--                   ^^^^ unknown-column
