SELECT a.app_id FROM public.apps a
WHERE a.name = $1 {{#if owner}}AND a.owner_org = {{{owner}}}{{/if}};
--                ^^^^^^^^^^^^^ unanalysed
