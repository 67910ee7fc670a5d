-- replicalint: ignore[unanalysed] the rendered query is checked
SELECT {{ columns }} FROM public.apps a WHERE a.nmae = $1;
-- replicalint: ignore[write] this one writes
DELETE FROM public.apps a WHERE a.app_id = $1;
