-- A whole row that is returned has the relation's shape.
SELECT o FROM public.orgs o;
--     ^ select-star "whole row"
SELECT to_jsonb(c) FROM public.channels c;
--              ^ select-star
