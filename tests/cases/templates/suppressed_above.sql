-- replicalint: ignore-file[unanalysed] the rendered query is checked
SELECT a.nmae
FROM public.apps a
WHERE {% if all %}true{% endif %};
