-- LATERAL sees what stands before it, and not what stands after.
SELECT o.name, latest.name
FROM public.orgs o
CROSS JOIN LATERAL (
    SELECT a.name, o.nmae
--                   ^^^^ unknown-column "Perhaps you meant ""o.name""."
    FROM public.apps a
    WHERE a.owner_org = o.id
    ORDER BY a.created_at DESC
    LIMIT 1
) latest;

SELECT o.name
FROM public.orgs o
CROSS JOIN LATERAL (SELECT later.id) s
--                         ^^^^^^^^ unknown-column
CROSS JOIN public.channels later;
