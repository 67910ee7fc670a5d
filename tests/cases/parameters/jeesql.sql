-- name: get-orgs
-- jeesql: dashes as in Clojure; yesql and aiosql, which have the same header, subtract.
SELECT o.name FROM public.orgs AS o WHERE o.id = :owner-key AND o.name = :page.name AND o.nmae = :a-b-c;
--                                                                                        ^^^^ unknown-column

-- name: get-newer
SELECT o.name FROM public.orgs AS o WHERE :until-o.created_att < interval '1 day' AND :n/length(o.nmae) > :m-1;
--                                                 ^^^^^^^^^^^ unknown-column
--                                                                                                ^^^^ unknown-column

-- name: get-deleted
SELECT v.id FROM public.app_versions AS v WHERE v.deleted = :deleted? AND v.iid = :id AND to_jsonb(v.name) ? :key;
--                                                                          ^^^ unknown-column
