-- PrairieLearn's sqldb: $name, which may have dashes in it. $a$ begins a string all the same.
SELECT o.name FROM public.orgs AS o WHERE o.id = $org_id AND o.created_at > $since::timestamptz;
SELECT o.name FROM public.orgs AS o WHERE o.id = ANY ($org-ids) AND o.name IN ($a, $1);
SELECT o.nmae FROM public.orgs AS o WHERE o.name = $name;
--       ^^^^ unknown-column
SELECT $a$ $name $a$ || o.name, $$ $name $$, '$name' FROM public.orgs AS o WHERE o.id = $id;
SELECT o.name FROM public.orgs AS o WHERE o.created_at > now()-$days* interval '1 day'-- $nothing
LIMIT $limit;
SELECT b.org_id FROM public.usage_credit_balances AS b WHERE b.org_id=$org;
--                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unreplicated-relation
