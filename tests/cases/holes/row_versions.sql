-- postgres: 18

-- The name of a row's version that is not known may be any.
UPDATE public.orgs SET name = 'x' RETURNING WITH (OLD AS :"before") o.name, orgs.nmae;
--     ^^^^^^^^^^^ write
--                                                       ^^^^^^^^^ unanalysed
--                                                                               ^^^^ unknown-column
