-- A tag within quotes ends them where it holds quotes itself.
SELECT o.id FROM public.orgs o WHERE o.created_at > '{{ var('day') }}' AND o.nmae = 'x';
--                                                   ^^^^^^^^^^^^^^^^ unanalysed
