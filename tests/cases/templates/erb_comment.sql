<%# the apps of one owner -%>
-- <^^^^^^^^^^^^^^^^^^^^^^^^^ unanalysed
<%- owners.each do |owner| -%>
SELECT a.nmae FROM public.apps a WHERE a.owner_org = <%= owner %>;
<%- end -%>
