SELECT a.app_id
FROM public.apps a
<% if owner %>
-- <^^^^^^^^^^ unanalysed
WHERE a.owner_org = <%= quote(owner) %>
<% end %>
ORDER BY a.name;
