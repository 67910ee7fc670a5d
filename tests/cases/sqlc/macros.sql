-- A statement with a macro is sqlc's, whatever stands above it.
SELECT * FROM public.orgs WHERE id = sqlc.arg('id');
--     ^ rollout-column
SELECT * FROM public.orgs WHERE id = sqlc.narg(id)::uuid;
--     ^ rollout-column
SELECT o.* FROM public.orgs o WHERE o.id = ANY(sqlc.slice('ids'));
--     ^^^ rollout-column
-- name: WithParameter :exec
DELETE FROM public.orgs o WHERE o.id = @id RETURNING o.*;
--          ^^^^^^^^^^^ write
--                                                   ^^^ rollout-column
