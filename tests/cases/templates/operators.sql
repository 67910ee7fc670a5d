-- search_path: public
-- extensions: pg_trgm
-- `<%` between operands is pg_trgm's, whatever follows it in its line.
SELECT a.app_id FROM public.apps a WHERE $1 <% a.name AND a.name %> $2;
SELECT a.app_id FROM public.apps a WHERE 'x'<%a.name AND a.name%>'y';
SELECT a.app_id FROM public.apps a WHERE a.name <% lower($1) AND a.name %> 'y' AND $1 <<% a.name;
SELECT a.app_id FROM public.apps a WHERE (a.name) <% ANY (ARRAY[$1, $2]) AND a.app_id %> 'z';
