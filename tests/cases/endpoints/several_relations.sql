-- endpoint: /channel_self
-- An endpoint may read less than the contract lists.
WITH app_versions AS (SELECT 1 AS id)
SELECT v.id
FROM public.app_versions v
--   ^^^^^^^^^^^^^^^^^^^ endpoint-relation "endpoint ""/channel_self"""
JOIN public.channels c ON c.id = v.channel_id
JOIN app_versions w ON w.id = v.id
WHERE EXISTS (SELECT FROM public.app_versions x WHERE x.id = v.id);
--                        ^^^^^^^^^^^^^^^^^^^ endpoint-relation
