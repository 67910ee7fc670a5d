SELECT a.nmae FROM public.apps a WHERE a.owner_org=<%= quote(params['owner']) %> LIMIT 1;
--                                                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unanalysed
