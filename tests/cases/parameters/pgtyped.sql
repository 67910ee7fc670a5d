-- pgTyped: a parameter that must be given ends with !. One that stands for a list is written out.
/* @name GetOrgs
   @param ids -> (...) */
SELECT o.name FROM public.orgs AS o WHERE o.id IN :ids! AND o.name = :name! AND o.nmae = :name;
--                                                                                ^^^^ unknown-column

/* @name Compared */
SELECT v.id FROM public.app_versions AS v
WHERE :a!=v.id AND v.id!=:b AND v.id > :c!::bigint AND v.id=:d!AND v.name !~ :e! AND v.id IN :f AND v.id = ANY(:g!);

/* @name AddApps
   @param rows -> ((appId, owner!)...) */
INSERT INTO public.apps (app_id, ownr_org) VALUES :rows ON CONFLICT DO NOTHING RETURNING app_id;
--          ^^^^^^^^^^^ write
--                               ^^^^^^^^ unknown-column
